package org.gatehouse.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import org.gatehouse.testing.Answer;
import org.gatehouse.testing.Gatehouse;
import org.gatehouse.testing.Visitor;
import org.junit.jupiter.api.Test;

class ErrorPageIT {

  private final Gatehouse gatehouse = Gatehouse.shared();

  @Test
  void answersInTheViewersLanguageAndTheLook() {
    Visitor visitor = gatehouse.visitor();
    Answer answer = visitor.send(visitor.request("/nothing").header("Accept-Language", "de"));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.page().selectFirst("html").attr("lang")).isEqualTo("de");
    assertThat(answer.page().selectFirst("h1").text()).isEqualTo("Hier ist nichts");
  }

  @Test
  void showsOfWhatWentWrongAnIdThatIsInTheLogAndNothingElse() {
    Visitor visitor = gatehouse.visitor();
    Answer page = visitor.open("/login/forgot");
    String nonce = page.page().selectFirst("input[name=primefaces.nonce]").val();
    String view = page.page().selectFirst("input[name=jakarta.faces.ViewState]").val();
    Answer answer =
        visitor.send(
            visitor
                .request("/login/forgot")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(
                    BodyPublishers.ofString(
                        "forgot-form=forgot-form&primefaces.nonce=forged"
                            + nonce
                            + "&jakarta.faces.ViewState="
                            + URLEncoder.encode(view, StandardCharsets.UTF_8))));

    assertThat(answer.status()).isEqualTo(400);
    String id = answer.page().selectFirst("#incident").val();
    assertThat(id).matches("GH-[0-9A-Z]{4}-[0-9A-Z]{4}");
    assertThat(gatehouse.log()).contains(id);
    assertThat(answer.body()).doesNotContain("Exception", "at org.", "primefaces");
  }

  @Test
  void keepsNoPrivatePageAndEveryAssetForEver() {
    Visitor visitor = gatehouse.visitor();
    Answer page = visitor.open("/login");
    assertThat(page.header("Cache-Control")).isEqualTo("no-store");

    Answer sheet = visitor.get(page.page().selectFirst("link[rel=stylesheet]").attr("href"));
    assertThat(sheet.status()).isEqualTo(200);
    assertThat(sheet.header("Cache-Control")).contains("immutable");
    assertThat(visitor.get("/resources/another/gate.css").header("Cache-Control"))
        .isEqualTo("no-cache");
  }
}
