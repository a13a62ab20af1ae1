package org.gatehouse.platform.web.faces;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VendorLayerTest {

  @Test
  void leavesNothingImportantInPrimeFacesSheet() throws IOException {
    try (InputStream in =
        VendorLayerTest.class.getResourceAsStream(
            "/META-INF/resources/primefaces/components.css")) {
      String vendors = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertThat(vendors).contains("!important");
      assertThat(VendorLayer.layered(vendors))
          .startsWith("@layer reset, vendor, layout, primefaces, page;\n@layer vendor {")
          .doesNotContain("important");
    }
  }
}
