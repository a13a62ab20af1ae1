package org.gatehouse.users.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BrowserNameTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0 | Firefox | Linux",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 | Chrome | Windows",
        "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0 Safari/537.36 Edg/142 | Edge | Windows",
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1 | Safari | iPhone",
        "Mozilla/5.0 (Linux; Android 15) Chrome/142.0 Mobile Safari/537.36 | Chrome | Android",
        "curl/8.5.0 | curl/8.5.0 | ''"
      })
  void knowsBrowsersByTheNamesThatTheirOwnersUse(String agent, String browser, String system) {
    assertThat(BrowserName.browser(agent)).isEqualTo(browser);
    assertThat(BrowserName.system(agent)).isEqualTo(system);
  }
}
