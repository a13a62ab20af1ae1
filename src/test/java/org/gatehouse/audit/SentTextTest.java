package org.gatehouse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.trail.Catalogue;
import org.gatehouse.trail.CatalogueText;
import org.gatehouse.trail.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class SentTextTest {

  private final Catalogue catalogue = new Catalogue();

  @Test
  void takesTheCataloguesTextWhereTheDescriptionSaysTheSame() {
    SentText text = text("Company", "Add", "COMPANY added.", Map.of());

    assertThat(text.text().key()).isEqualTo("company.add.success");
    assertThat(details(text, Map.of())).isEmpty();
  }

  @Test
  void keepsADescriptionThatSaysMore() {
    SentText text = text("Company", "Add", "Contoso added.", Map.of());

    assertThat(text.text().key()).isEqualTo("company.add.success");
    assertThat(details(text, Map.of())).containsExactly(Map.entry("description", "Contoso added."));
  }

  @Test
  void tellsThingsOfOnePairApartByTheirWords() {
    assertThat(text("Communication", "Create", "Flow created.", Map.of()).text().name())
        .isEqualTo("flow.create");
    assertThat(text("Communication", "Create", "Broadcast created.", Map.of()).text().name())
        .isEqualTo("broadcast.create");
    assertThat(text("Communication", "Create", "Something new", Map.of()).text().name())
        .isEqualTo("communication.create");
  }

  @Test
  @Tag("A-29")
  void findsTheReasonByItsCodeOrByItsWords() {
    Map<String, String> reason = Map.of("reason", "TRIAL_EXPIRED");
    assertThat(text("Answers/Chatbot", "Deactivate", "Off.", reason).text().reason())
        .isEqualTo("TRIAL_EXPIRED");

    CatalogueText grace = catalogue.find("chatbot.deactivate.success.GRACE_PERIOD").orElseThrow();
    SentText byWords = text("Answers/Chatbot", "Deactivate", grace.seed(), Map.of());
    assertThat(details(byWords, Map.of())).containsExactly(Map.entry("reason", "GRACE_PERIOD"));

    SentText unknown = text("Answers/Chatbot", "Deactivate", "Off.", Map.of("reason", "WEATHER"));
    assertThat(unknown.text().key()).isEqualTo("chatbot.deactivate.success");
    assertThat(catalogue.find(unknown.text().key())).isEmpty();
  }

  @Test
  @Tag("A-29")
  void keepsAReasonThatTheCatalogueLacksWhateverTheDescriptionSays() {
    CatalogueText grace = catalogue.find("chatbot.deactivate.success.GRACE_PERIOD").orElseThrow();
    Map<String, String> own = Map.of("reason", "MY_CODE");
    SentText another = text("Answers/Chatbot", "Deactivate", grace.seed(), own);
    SentText plain = text("Answers/Chatbot", "Create", "Chatbot created by user.", own);

    assertThat(another.text().reason()).isEmpty();
    assertThat(details(another, own))
        .containsOnly(Map.entry("reason", "MY_CODE"), Map.entry("description", grace.seed()));
    assertThat(plain.text().key()).isEqualTo("chatbot.create.success");
    assertThat(details(plain, own)).isEqualTo(own);
  }

  @Test
  void hasAPossibleTextOfItsPairWhateverIsSent() {
    for (CatalogueText sent : catalogue.texts().stream().filter(text -> !text.own()).toList()) {
      List<CatalogueText> pair =
          catalogue.ofPair(sent.item(), sent.action()).stream()
              .filter(text -> !text.own())
              .toList();
      for (Outcome outcome : Outcome.values()) {
        for (String reason : List.of("", "WEATHER")) {
          CatalogueText text =
              new SentText(pair, outcome, "Something else.", Map.of("reason", reason)).text();

          assertThat(catalogue.findPossible(text.key()))
              .as(text.key())
              .hasValueSatisfying(
                  possible -> {
                    assertThat(possible.item()).isEqualTo(sent.item());
                    assertThat(possible.action()).isEqualTo(sent.action());
                    assertThat(possible.outcome()).isEqualTo(outcome);
                  });
        }
      }
    }
  }

  @Test
  void showsTheCataloguesTextOnlyWithAllItsParameters() {
    Optional<CatalogueText> text = catalogue.find("payment.complete.success");
    Map<String, String> all = Map.of("currency", "EUR", "description", "Paid");

    assertThat(SentText.shown(text, all, Locale.ENGLISH, "")).contains("EUR");
    assertThat(SentText.shown(text, Map.of("description", "Paid"), Locale.ENGLISH, ""))
        .isEqualTo("Paid");
    assertThat(SentText.shown(Optional.empty(), Map.of(), Locale.ENGLISH, "a / b"))
        .isEqualTo("a / b");
  }

  private SentText text(
      String item, String action, String description, Map<String, String> details) {
    return new SentText(catalogue.ofPair(item, action), Outcome.SUCCESS, description, details);
  }

  private static Map<String, String> details(SentText text, Map<String, String> sent) {
    Map<String, String> details = new HashMap<>(sent);
    text.addTo(details);
    return details;
  }
}
