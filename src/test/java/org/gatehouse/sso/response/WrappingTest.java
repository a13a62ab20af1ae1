package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gatehouse.sso.TestResponse;
import org.gatehouse.sso.TestResponse.Signed;
import org.gatehouse.sso.connection.SamlRules;
import org.gatehouse.sso.connection.SignatureDemand;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;

/** Every way of wrapping, under every demand of an account, around every signature. */
@Tag("A-56")
@DisplayName("A-56: refuses signature wrapping")
class WrappingTest {

  private static final List<Set<Signed>> SIGNATURES =
      List.of(
          EnumSet.of(Signed.ASSERTION),
          EnumSet.of(Signed.RESPONSE),
          EnumSet.of(Signed.ASSERTION, Signed.RESPONSE));

  private final Fixture fixture = new Fixture();

  /** What becomes of the ID of what is forged. */
  private enum ForgedId {
    NEW,
    SAME,
    NONE
  }

  private record Forgery(Wrapping way, Set<Signed> signed, ForgedId id) {}

  static Stream<Forgery> forgeries() {
    var all = new ArrayList<Forgery>();
    for (Wrapping way : Wrapping.values()) {
      for (Set<Signed> signed : SIGNATURES) {
        boolean possible =
            (!way.ofResponse() && !responses(way) || signed.contains(Signed.RESPONSE))
                && (!way.ofAssertion() || signed.contains(Signed.ASSERTION));
        for (ForgedId id : possible ? ForgedId.values() : new ForgedId[0]) {
          all.add(new Forgery(way, signed, id));
        }
      }
    }
    return all.stream();
  }

  private static boolean responses(Wrapping way) {
    return way == Wrapping.RESPONSE_IN_EXTENSIONS;
  }

  @ParameterizedTest
  @MethodSource("forgeries")
  void refuses(Forgery forgery) {
    for (SignatureDemand demand : SignatureDemand.values()) {
      var answer = answer(forgery);

      var encoded = answer.encoded();

      assertThat(Verdict.of(fixture.rules(SamlRules.standard().withSignatures(demand)), encoded))
          .as("%s under %s", forgery, demand)
          .isInstanceOf(SamlRefusal.class);
      assertThat(fixture.requests.isEmpty()).isFalse();
      assertThat(fixture.assertions.isEmpty()).isTrue();
    }
  }

  private TestResponse answer(Forgery forgery) {
    return fixture
        .answer()
        .signed(forgery.signed().toArray(Signed[]::new))
        .tampered(
            root -> {
              String genuine = Wrapping.assertion(root).getAttribute("ID");
              forgery.way().wrap(root);
              rename(root, forgery.id(), genuine);
            });
  }

  private static void rename(Element root, ForgedId id, String genuine) {
    var all = root.getElementsByTagNameNS("*", "*");
    for (int i = 0; i < all.getLength(); i++) {
      var element = (Element) all.item(i);
      if (element.getAttribute("ID").equals("_forged") && id != ForgedId.NEW) {
        if (id == ForgedId.SAME) {
          element.setAttribute("ID", genuine);
        } else {
          element.removeAttribute("ID");
        }
      }
    }
  }
}
