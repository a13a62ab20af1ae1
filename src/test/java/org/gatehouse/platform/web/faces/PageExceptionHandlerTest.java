package org.gatehouse.platform.web.faces;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.platform.web.faces.PageExceptionHandler.query;

import org.junit.jupiter.api.Test;

class PageExceptionHandlerTest {

  @Test
  void aPageThatIsOpenedAfreshIsAboutTheSameThing() {
    assertThat(query("https://gatehouse.example.com/roles?role=7&x=a%20b", "/roles"))
        .isEqualTo("?role=7&x=a%20b");
  }

  @Test
  void whatStoodOnAnotherPageOrCannotBeReadIsLeftOut() {
    assertThat(query(null, "/roles")).isEmpty();
    assertThat(query("https://gatehouse.example.com/roles", "/roles")).isEmpty();
    assertThat(query("https://gatehouse.example.com/users?user=7", "/roles")).isEmpty();
    assertThat(query("https://gatehouse.example.com/roles?a b", "/roles")).isEmpty();
    assertThat(query("https://gatehouse.example.com/roles?a=\r\nSet-Cookie: b", "/roles"))
        .isEmpty();
    assertThat(query("?".repeat(3_000), "/roles")).isEmpty();
  }
}
