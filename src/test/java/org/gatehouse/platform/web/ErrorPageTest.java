package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Optional;
import org.gatehouse.platform.text.Texts;
import org.junit.jupiter.api.Test;

class ErrorPageTest {

  @Test
  void showsTheIdOfWhatBroke() {
    assertThat(page(Locale.ENGLISH).render(500, "GH-7Q4K-29TX", "22 Nov", "Europe/Zagreb"))
        .contains("<html lang=\"en\" dir=\"ltr\">")
        .contains("value=\"GH-7Q4K-29TX\"")
        .contains("22 Nov, Europe/Zagreb")
        .doesNotContain("${");
  }

  @Test
  void saysWhoHelpsWhereThatIsNotTheAdministrator() {
    assertThat(page(Locale.ENGLISH).render("sso.refused.", "GH-7Q4K-29TX", "22 Nov", "UTC"))
        .contains("tell your account manager this id")
        .contains("22 Nov, UTC. Under this id your account manager finds the reason.")
        .doesNotContain("administrator")
        .doesNotContain("log");
  }

  @Test
  void showsNoIdOfWhatDidNotBreak() {
    assertThat(page(Locale.GERMAN).render(404, "", "", ""))
        .contains("<html lang=\"de\" dir=\"ltr\">")
        .contains("Hier ist nichts")
        .doesNotContain("incident")
        .doesNotContain("${");
  }

  @Test
  void readsFromRightToLeftInArabic() {
    assertThat(page(Locale.forLanguageTag("ar")).render(500, "GH-7Q4K-29TX", "22", "UTC"))
        .contains("<html lang=\"ar\" dir=\"rtl\">")
        .contains("value=\"GH-7Q4K-29TX\"")
        .doesNotContain("${");
  }

  @Test
  void escapesWhateverItIsGiven() {
    assertThat(page(Locale.ENGLISH).render(500, "\"><script>", "<b>", "&"))
        .contains("value=\"&quot;&gt;&lt;script&gt;\"")
        .contains("&lt;b&gt;, &amp;");
  }

  @Test
  void showsTheAccountWhoseAddressItIs() {
    PageLook.Shown look = new PageLook.Shown("M & <b>${text}", "/look.css", "/logo.png", 150, 47);
    assertThat(page(Locale.ENGLISH, Optional.of(look)).render(403, "", "", ""))
        .contains("<link rel=\"stylesheet\" id=\"look\" href=\"/look.css\">")
        .contains("<img class=\"logo\" src=\"/logo.png\" width=\"150\" height=\"47\" alt=\"\">")
        .contains("<bdi>M &amp; &lt;b&gt;&#36;{text}</bdi>")
        .doesNotContain("#mark");
    assertThat(page(Locale.ENGLISH).render(403, "", "", ""))
        .contains("#mark", "<bdi>Gatehouse</bdi>")
        .doesNotContain("id=\"look\"", "class=\"logo\"", "${");
  }

  @Test
  void hasWordsForEveryStatus() {
    for (int status : new int[] {400, 401, 403, 404, 405, 409, 413, 422, 429, 500, 502, 503}) {
      assertThat(page(Locale.ENGLISH).render(status, "", "", "")).doesNotContain("error.");
    }
  }

  private static ErrorPage page(Locale language) {
    return page(language, Optional.empty());
  }

  private static ErrorPage page(Locale language, Optional<PageLook.Shown> look) {
    return new ErrorPage(Texts.in(language), language, name -> "/resources/1/" + name, "", look);
  }
}
