package org.gatehouse.platform.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PathViewHandlerTest {

  @ParameterizedTest
  @CsvSource({
    "/WEB-INF/pages/home/index.xhtml,/",
    "/WEB-INF/pages/audit/index.xhtml,/audit",
    "/WEB-INF/pages/login/reset.xhtml,/login/reset"
  })
  void aViewsPathIsItsFolderAndName(String view, String path) {
    assertThat(PathViewHandler.path(view)).isEqualTo(path);
  }
}
