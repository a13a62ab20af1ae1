package org.gatehouse.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HtmlMailTest {

  private static final String LINK = Letters.PLATFORM + "/login/reset?token=a&b=1";

  @Test
  void makesAParagraphThatIsOnlyALinkOfOursAButtonWithTheAddressBelow() {
    Document page =
        page(
            Letters.saying("Welcome", "Hello Dana,\n\nopen this:\n\n" + LINK + "\n\nThank you.\n"));

    assertThat(page.select(".gh-button a").eachAttr("href")).containsExactly(LINK);
    assertThat(page.select(".gh-button").text()).isEqualTo("Choose your password");
    assertThat(page.select(".gh-soft a.gh-link").first().text()).isEqualTo(LINK);
    assertThat(page.select(".gh-card p.gh-text").eachText())
        .containsExactly("Hello Dana,", "open this:", "Thank you.");
  }

  @Test
  void makesALinkOfSingleSignOnAButtonForPeopleOfALoginHostToo() {
    String sso = Letters.PLATFORM + "/login/saml/contoso/";
    String home = "https://login.contoso.example";
    Document page = page(Letters.at(home, "Sign in here:\n\n" + sso + "\n\n" + home + "/login\n"));

    assertThat(page.select(".gh-button a").eachAttr("href")).containsExactly(sso, home + "/login");
  }

  @Test
  @DisplayName("A-12: a mail is written in the direction of its language")
  void isWrittenInTheDirectionOfItsLanguage() {
    Locale arabic = Locale.forLanguageTag("ar");
    Document page = page(Letters.saying(arabic, "مرحبًا", "مرحبًا،\n\n" + LINK + "\n"));

    assertThat(page.select("html").attr("lang")).isEqualTo("ar");
    assertThat(page.select("html").attr("dir")).isEqualTo("rtl");
    assertThat(page.select(".gh-button a").eachAttr("href")).containsExactly(LINK);
  }

  @Test
  void makesNoButtonOfAnothersAddress() {
    Document page = page(Letters.saying("Welcome", "Hello,\n\nhttps://evil.example/login\n"));

    assertThat(page.select(".gh-button")).isEmpty();
    assertThat(page.select("a").eachAttr("href")).containsExactly(Letters.PLATFORM);
  }

  @Test
  void escapesWhatPeopleTyped() {
    String nasty = "<img src=x onerror=alert(1)> \"quoted\" & 'so'";
    Document page = page(Letters.saying(nasty, "Hello " + nasty + ",\n\nbye\n"));

    assertThat(page.select("img")).hasSize(1);
    assertThat(page.select("h1").text()).isEqualTo(nasty);
    assertThat(page.title()).isEqualTo(nasty);
    assertThat(page.select(".gh-card p").first().text()).isEqualTo("Hello " + nasty + ",");
    assertThat(page.body().text()).contains("Contoso & Söhne");
  }

  @Test
  void showsACodeOrAUserNameThatStandsAloneAsAValue() {
    Document page =
        page(Letters.saying("Code", "Your code:\n\n123 456\n\n123456\n\ncontoso:dana\n"));

    assertThat(page.select(".gh-value").eachText()).containsExactly("123456", "contoso:dana");
  }

  @Test
  void showsALogoNoHigherThanAHeading() {
    Look.Mark wide = new Look.Mark(new byte[0], 150, 75);
    assertThat(wide.shownWidth()).isEqualTo(96);
    assertThat(wide.shownHeight()).isEqualTo(48);
    assertThat(new Look.Mark(new byte[0], 30, 20).shownWidth()).isEqualTo(30);
    assertThat(new Look.Mark(new byte[0], 1, 150).shownWidth()).isEqualTo(1);
    assertThat(page(Letters.saying("Hi", "Hello\n")).select("img").attr("width")).isEqualTo("24");
  }

  @Test
  void keepsLinesOfAParagraph() {
    Document page = page(Letters.saying("Lines", "When: today\nWhere: here\n"));

    assertThat(page.select(".gh-card p.gh-text br")).hasSize(1);
  }

  @Test
  void saysItsLanguageAndDirection() {
    Document page = page(Letters.saying(Locale.GERMAN, "Willkommen", "Guten Tag\n"));

    assertThat(page.select("html").attr("lang")).isEqualTo("de");
    assertThat(page.select("html").attr("dir")).isEqualTo("ltr");
    assertThat(page.body().text()).contains("Sie erhalten diese Mail, weil Contoso & Söhne");
  }

  @Test
  void loadsNothingFromAnywhere() {
    String html = Letters.html(Letters.saying("Welcome", "Hello\n\n" + LINK + "\n"));

    assertThat(Jsoup.parse(html).select("img").eachAttr("src"))
        .containsExactly("cid:mark@gatehouse");
    assertThat(html)
        .doesNotContain("<script", "<link", "url(", "@import")
        .doesNotContainPattern("src=\"http");
  }

  private static Document page(Letter letter) {
    return Jsoup.parse(Letters.html(letter));
  }
}
