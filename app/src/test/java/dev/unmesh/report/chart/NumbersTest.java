package dev.unmesh.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {
      "0 | 0", "0.01234 | 0.0123", "1.5 | 1.50", "-4.567 | −4.57", "123.4 | 123", "1234.5 | 1,230", "0.000021 | 2.1e-5",
      "-0.000021 | −2.1e-5", "12345678 | 1.23e7", "NaN | –", "Infinity | ∞"})
  void threeDigits(double value, String text) {
    assertEquals(text, Numbers.of(value));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", ".412, 0.412", ".9996, 0.9996", ".9998, 0.9998", ".99998, 0.99998", ".9964, 0.9964", "0, 0.000", ".25, 0.250"})
  void sharesKeepTheDigitsThatMatter(double value, String text) {
    assertEquals(text, Numbers.share(value));
  }

  @Test
  void whatIsBelowOneNeverReadsAsOne() {
    assertEquals("> 0.9999999", Numbers.share(Math.nextDown(1.0)));
    assertEquals("> 99.99999\u00a0%", Numbers.percentExact(Math.nextDown(1.0)));
    assertEquals("99.96\u00a0%", Numbers.percentExact(.9996));
    assertEquals("100\u00a0%", Numbers.percentExact(1));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', value = {".842 | 0.84 s", "41.3 | 41 s", "200 | 3 min 20 s", "7500 | 2 h 5 min"})
  void durations(double seconds, String text) {
    assertEquals(text, Numbers.duration(seconds));
  }
}
