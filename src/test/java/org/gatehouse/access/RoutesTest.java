package org.gatehouse.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.gatehouse.platform.web.faces.PathViewHandler;
import org.junit.jupiter.api.Test;

/** Addresses and the views behind them. */
class RoutesTest {

  @Test
  void aFormIsPostedToTheAddressOfItsPage() {
    List<Routes> pages =
        Arrays.stream(Routes.values()).filter(route -> !route.view().isEmpty()).toList();

    assertThat(pages).hasSizeGreaterThan(30);
    assertThat(pages)
        .allSatisfy(page -> assertThat(PathViewHandler.path(page.view())).isEqualTo(page.path()));
  }
}
