@echo off
rem Starts Unmesh on Windows. Builds it first when that has not been done yet or when its sources are newer.
rem   JAVA_HOME          the JDK to use; else the javac on the PATH decides
rem   UNMESH_JAVA_OPTS   further flags for the JVM, such as -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "STAMP=%ROOT%\app\target\launch\stamp.cmd.txt"
set "LOCK=%ROOT%\target\build.cmd.lock"
set "LOG=%ROOT%\target\build.log"

if defined JAVA_HOME (
  set "JDK=%JAVA_HOME%"
) else (
  set "JDK="
  for /f "delims=" %%J in ('where javac.exe 2^>nul') do if not defined JDK for %%B in ("%%~dpJ..") do set "JDK=%%~fB"
)
if not defined JDK goto :needs
if not exist "%JDK%\bin\javac.exe" goto :needs

call :fresh && goto :start

where mvn.cmd >nul 2>nul || goto :needs
if not exist "%ROOT%\target" mkdir "%ROOT%\target"
rem The lock is an open file: it goes when its process goes.
:lock
set "BUILD_STATUS="
2>nul (
  9>"%LOCK%" (
    call :build
    call set "BUILD_STATUS=%%ERRORLEVEL%%"
  )
)
if not defined BUILD_STATUS (
  echo unmesh: another start is building; waiting for it 1>&2
  ping -n 3 127.0.0.1 >nul
  call :fresh && goto :start
  goto :lock
)
if not "%BUILD_STATUS%"=="0" (
  echo unmesh: the build failed; all it said: %LOG% 1>&2
  if exist "%LOG%" findstr /b /c:"[ERROR]" "%LOG%" 1>&2
  exit /b 1
)

:start
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
set "APP="
for %%A in ("%ROOT%\app\target\unmesh-app-*.jar") do call :app "%%~fA"
"%JDK%\bin\java.exe" -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true ^
  -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 --enable-native-access=ALL-UNNAMED ^
  %UNMESH_JAVA_OPTS% -cp "%APP%;%ROOT%\app\target\lib\*" dev.unmesh.cli.Main %*
exit /b %ERRORLEVEL%

:app
echo "%~n1" | findstr /e /r /c:"-tests\" " /c:"-sources\" " /c:"-javadoc\" " >nul || set "APP=%~1"
exit /b 0

rem Exit code 0 if the stamp is newer than every source.
:fresh
if not exist "%STAMP%" exit /b 1
powershell -NoProfile -NonInteractive -Command ^
  "$s = (Get-Item -LiteralPath $env:STAMP).LastWriteTimeUtc;" ^
  "$p = 'pom.xml','core\pom.xml','app\pom.xml','core\src\main','app\src\main' | ForEach-Object { Join-Path $env:ROOT $_ };" ^
  "$n = @(Get-Item -LiteralPath $p; Get-ChildItem -LiteralPath $p[3],$p[4] -Recurse) | Where-Object { $_.LastWriteTimeUtc -gt $s } | Select-Object -First 1;" ^
  "if ($n) { exit 1 } else { exit 0 }"
exit /b %ERRORLEVEL%

rem The stamp is dated when the build began and put in place when it has succeeded.
:build
call :fresh && exit /b 0
echo unmesh: building; on the first start some 160 MB of libraries are fetched (%LOG% tells how far it is) 1>&2
set "JAVA_HOME=%JDK%"
if exist "%STAMP%" del "%STAMP%"
echo %DATE% %TIME%>"%ROOT%\target\build.began"
if exist "%ROOT%\app\target\lib" rmdir /s /q "%ROOT%\app\target\lib"
call mvn.cmd -B -Dstyle.color=never -f "%ROOT%\pom.xml" -pl app -am -Dmaven.test.skip=true package >"%LOG%" 2>&1 <nul
if errorlevel 1 exit /b 1
if not exist "%ROOT%\app\target\launch" mkdir "%ROOT%\app\target\launch"
rem A move keeps the date.
move /y "%ROOT%\target\build.began" "%STAMP%" >nul
exit /b %ERRORLEVEL%

:needs
echo unmesh: to build Unmesh this machine needs a JDK (17 or later) and Maven (3.8 or later), both on the PATH 1>&2
if defined JAVA_HOME echo   JAVA_HOME is %JAVA_HOME% 1>&2
echo   with winget:  winget install EclipseAdoptium.Temurin.21.JDK 1>&2
echo   Maven:        https://maven.apache.org/download.cgi (unpack it, add its bin folder to the PATH) 1>&2
exit /b 1
