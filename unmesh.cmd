@echo off
rem Starts Unmesh on Windows. Builds it first when that has not been done yet or when its sources are newer.
rem   JAVA_HOME          the JDK to use; else the javac on the PATH decides
rem   UNMESH_JAVA_OPTS   further flags for the JVM, such as -Xmx8g
setlocal EnableExtensions DisableDelayedExpansion
set "ROOT=%~dp0"
set "ROOT=%ROOT:~0,-1%"
set "STAMP=%ROOT%\app\target\launch\stamp.windows"
set "LOCK=%ROOT%\target\build.windows.lock"
set "LOG=%ROOT%\target\build.log"

set "JDK=%JAVA_HOME%"
if not defined JDK for /f "delims=" %%J in ('where javac.exe 2^>nul') do if not defined JDK for %%B in ("%%~dpJ..") do set "JDK=%%~fB"
if not defined JDK goto :needs
if not exist "%JDK%\bin\javac.exe" goto :needs

call :fresh
if not errorlevel 1 goto :start

for /f "tokens=2" %%V in ('""%JDK%\bin\javac.exe" -version 2^>^&1"') do for /f "delims=." %%M in ("%%V") do set "MAJOR=%%M"
if not defined MAJOR goto :needs
if %MAJOR% LSS 17 goto :needs
where mvn.cmd >nul 2>nul
if errorlevel 1 goto :needs
if not exist "%ROOT%\target" mkdir "%ROOT%\target"

rem The lock is an open file: it goes when its process goes. If another has it open, the call below is not made.
:lock
set "BUILD="
call :locked 9>"%LOCK%"
if defined BUILD goto :built
echo unmesh: another start is building; waiting for it 1>&2
ping -n 6 127.0.0.1 >nul
goto :lock
:built
if "%BUILD%"=="0" goto :start
if exist "%LOG%" findstr /b /c:"[ERROR]" "%LOG%" 1>&2
echo unmesh: the build failed; all it said: "%LOG%" 1>&2
exit /b 1

:start
if not defined OMP_WAIT_POLICY set "OMP_WAIT_POLICY=PASSIVE"
if not defined OPENBLAS_NUM_THREADS set "OPENBLAS_NUM_THREADS=1"
rem Small networks train in explicit vectors where Java has them.
set "VECTORS="
findstr /c:"jdk.incubator.vector" "%JDK%\release" >nul 2>nul
if not errorlevel 1 for %%C in (train reproduce bimt-table sweep) do if "%~1"=="%%C" set "VECTORS=--add-modules jdk.incubator.vector"
set "APP="
for %%A in ("%ROOT%\app\target\unmesh-app-*.jar") do call :app "%%~fA"
"%JDK%\bin\java.exe" -XX:+UseSerialGC -Dfile.encoding=UTF-8 -Djava.awt.headless=true ^
  -Dorg.bytedeco.javacpp.maxPhysicalBytes=0 --enable-native-access=ALL-UNNAMED %VECTORS% ^
  %UNMESH_JAVA_OPTS% -cp "%APP%;%ROOT%\app\target\lib\*" dev.unmesh.cli.Main %*
exit /b %ERRORLEVEL%

rem The application's jar, not that of its tests.
:app
set "NAME=%~n1"
if "%NAME:-tests=%"=="%NAME%" set "APP=%~1"
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

:locked
call :build
set "BUILD=%ERRORLEVEL%"
exit /b 0

rem The stamp is dated when the build began and put in place when it has succeeded.
:build
call :fresh
if not errorlevel 1 exit /b 0
echo unmesh: building; on the first start some 235 MB of libraries are fetched. How far it is: "%LOG%" 1>&2
set "JAVA_HOME=%JDK%"
if exist "%STAMP%" del "%STAMP%"
if not exist "%ROOT%\app\target\lib" goto :maven
if exist "%ROOT%\app\target\lib.old" rmdir /s /q "%ROOT%\app\target\lib.old"
rem Windows does not rename a folder whose files are in use.
ren "%ROOT%\app\target\lib" lib.old
if not errorlevel 1 goto :maven
echo unmesh: the sources have changed, and another Unmesh is still running: let it end, then start again 1>&2
exit /b 1
:maven
del /q "%ROOT%\app\target\unmesh-app-*.jar" 2>nul
echo %DATE% %TIME%>"%ROOT%\target\build.began"
call mvn.cmd -B -Dstyle.color=never -f "%ROOT%\pom.xml" -pl app -am -Dmaven.test.skip=true package >"%LOG%" 2>&1 <nul
if errorlevel 1 exit /b 1
if exist "%ROOT%\app\target\lib.old" rmdir /s /q "%ROOT%\app\target\lib.old"
if not exist "%ROOT%\app\target\launch" mkdir "%ROOT%\app\target\launch"
rem A move keeps the date.
move /y "%ROOT%\target\build.began" "%STAMP%" >nul
exit /b %ERRORLEVEL%

:needs
echo unmesh: to build Unmesh this machine needs a JDK (17 or later) and Maven (3.8 or later), both on the PATH 1>&2
if defined JAVA_HOME echo   JAVA_HOME is "%JAVA_HOME%" 1>&2
echo   with winget:  winget install EclipseAdoptium.Temurin.21.JDK 1>&2
echo   Maven:        https://maven.apache.org/download.cgi (unpack it, add its bin folder to the PATH) 1>&2
exit /b 1
