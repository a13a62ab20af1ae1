package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.gatehouse.sso.connection.OpenSaml;
import org.gatehouse.sso.response.SamlRefusal.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.opensaml.saml.saml2.core.AttributeStatement;
import org.opensaml.saml.saml2.core.EncryptedAttribute;
import org.opensaml.saml.saml2.core.EncryptedID;

class ClaimsTest {

  private static final String BASE = "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/";
  private static final String EMAIL = BASE + "emailaddress";
  private static final String GROUP = "http://schemas.xmlsoap.org/claims/Group";

  private final Fixture fixture = new Fixture();

  @Test
  @Tag("A-64")
  @DisplayName("A-64: names come from exactly two claims")
  void readsTheNames() {
    var identity =
        fixture.accept(
            fixture
                .answer()
                .claim(BASE + "givenname", " Ana ")
                .claim(BASE + "surname", "Babić")
                .claim("givenname", "Eve")
                .claim("urn:oid:2.5.4.4", "Adams"));

    assertThat(identity.firstName()).contains("Ana");
    assertThat(identity.lastName()).contains("Babić");
  }

  @Test
  @Tag("A-64")
  @DisplayName("A-64: without the claims, and with blank ones, the names stay empty")
  void leavesNamesEmpty() {
    var identity =
        fixture.accept(fixture.answer().claim(BASE + "givenname", " ").claim("sn", "Adams"));

    assertThat(identity.firstName()).isEmpty();
    assertThat(identity.lastName()).isEmpty();
  }

  @Test
  @Tag("A-65")
  @DisplayName("A-65: without an e-mail claim the e-mail is the NameID")
  void takesTheNameIdAsEmail() {
    assertThat(fixture.accept(fixture.answer()).email()).isEqualTo("ana@contoso.example");
  }

  @Test
  @Tag("A-65")
  @DisplayName("A-65: with an e-mail claim it is the claim's value")
  void takesTheEmailClaim() {
    var identity =
        fixture.accept(
            fixture.answer().nameId("ana@corp.local").claim(EMAIL, "Ana@Contoso.Example"));

    assertThat(identity.email()).isEqualTo("Ana@Contoso.Example");
    assertThat(identity.key()).isEqualTo("ana@corp.local");
  }

  @Test
  @DisplayName("a friendly name never counts as the name")
  void readsByNameOnly() {
    var identity =
        fixture.accept(
            fixture
                .answer()
                .claim("urn:mine", "boss@contoso.example")
                .assertion(
                    a ->
                        a.getAttributeStatements()
                            .get(0)
                            .getAttributes()
                            .get(0)
                            .setFriendlyName(EMAIL)));

    assertThat(identity.email()).isEqualTo("ana@contoso.example");
  }

  @Test
  void refusesARepeatedClaim() {
    fixture
        .refuse(
            Reason.REPEATED_ATTRIBUTE,
            fixture
                .answer()
                .claim(EMAIL, "ana@contoso.example")
                .claim(EMAIL, "boss@contoso.example"))
        .containsExactly(EMAIL);
  }

  @Test
  void refusesARepeatedClaimInAnotherStatement() {
    fixture.refuse(
        Reason.REPEATED_ATTRIBUTE,
        fixture
            .answer()
            .claim(EMAIL, "ana@contoso.example")
            .assertion(
                a -> {
                  AttributeStatement first = a.getAttributeStatements().get(0);
                  AttributeStatement second =
                      OpenSaml.make(AttributeStatement.DEFAULT_ELEMENT_NAME);
                  a.getAttributeStatements().add(second);
                  fixture
                      .answer()
                      .claim(EMAIL, "boss@contoso.example")
                      .assertion(
                          other -> {
                            var stolen =
                                other.getAttributeStatements().get(0).getAttributes().get(0);
                            stolen.detach();
                            second.getAttributes().add(stolen);
                          });
                  assertThat(first.getAttributes()).hasSize(1);
                }));
  }

  @Test
  void refusesTwoValuesWhereOneBelongs() {
    fixture.refuse(
        Reason.REPEATED_ATTRIBUTE,
        fixture.answer().claim(EMAIL, "ana@contoso.example", "boss@contoso.example"));
    fixture.refuse(Reason.REPEATED_ATTRIBUTE, fixture.answer().claim(BASE + "surname", "A", "B"));
  }

  @Test
  void ignoresRepeatedAttributesThatMeanNothingHere() {
    assertThat(fixture.accept(fixture.answer().claim("Role", "a").claim("Role", "b"))).isNotNull();
  }

  @Test
  void refusesAnEmailClaimThatIsNoAddress() {
    fixture
        .refuse(Reason.NOT_AN_ADDRESS, fixture.answer().claim(EMAIL, "Ana Babić"))
        .containsExactly(EMAIL, "Ana Babić");
  }

  @Test
  void refusesControlCharactersInNames() {
    fixture.refuse(Reason.CHARACTERS, fixture.answer().claim(BASE + "surname", "Ba\u0085bić"));
  }

  @Test
  void refusesNamesOfMoreThan255Characters() {
    fixture.refuse(
        Reason.ATTRIBUTE_VALUE, fixture.answer().claim(BASE + "surname", "x".repeat(256)));
  }

  @Test
  void refusesAValueThatIsNoText() {
    fixture.refuse(
        Reason.ATTRIBUTE_VALUE,
        fixture.answer().claim(EMAIL, "ana@contoso.example").assertionTree(tree -> nest(tree)));
  }

  @Test
  @Tag("A-73")
  @DisplayName("A-73, A-87: reads 500 groups, long and in any script, each once and in order")
  void readsManyGroups() {
    var names =
        IntStream.range(0, 500)
            .mapToObj(i -> ("部門-" + i + "-").repeat(60).substring(0, 255))
            .toList();
    var answer = fixture.answer().claim(GROUP, names.toArray(String[]::new));

    assertThat(fixture.accept(answer).groups()).contains(names);
  }

  @Test
  @Tag("A-73")
  @DisplayName("A-73: a single group is a list as well")
  void readsOneGroup() {
    assertThat(fixture.accept(fixture.answer().claim(GROUP, "Finance")).groups())
        .contains(List.of("Finance"));
  }

  @Test
  @Tag("A-85")
  @DisplayName("A-85: no group claim differs from an empty one")
  void tellsAbsentGroupsFromNone() {
    assertThat(fixture.accept(fixture.answer()).groups()).isEmpty();
    assertThat(new Fixture().accept(fixture.answer().claim(GROUP)).groups()).contains(List.of());
    assertThat(new Fixture().accept(fixture.answer().claim(GROUP, "")).groups())
        .contains(List.of());
  }

  @Test
  @Tag("A-73")
  @DisplayName("A-73: groups in attributes of their own are a list as well")
  void readsGroupsInSeveralAttributes() {
    var answer = fixture.answer().claim(GROUP, "Finance").claim(GROUP, "Ops", "Finance");

    assertThat(fixture.accept(answer).groups()).contains(List.of("Finance", "Ops"));
  }

  @Test
  @Tag("A-74")
  @DisplayName("A-74: a group that can be no name keeps nobody out")
  void refusesNobodyForHisGroups() {
    var answer =
        fixture
            .answer()
            .claim(GROUP, "nested", "x".repeat(256), "Fin\u0085ance", "a\tb", "Ops")
            .assertionTree(tree -> nest(tree));

    assertThat(fixture.accept(answer).groups())
        .contains(List.of("\0nested", "x".repeat(256), "Fin\u0085ance", "a\tb", "Ops"));
  }

  @Test
  void refusesPartsThatAreEncryptedByThemselves() {
    fixture
        .refuse(
            Reason.ENCRYPTED_PART,
            fixture
                .answer()
                .assertion(
                    a ->
                        a.getAttributeStatements()
                            .get(0)
                            .getEncryptedAttributes()
                            .add(
                                OpenSaml.<EncryptedAttribute>make(
                                    EncryptedAttribute.DEFAULT_ELEMENT_NAME))))
        .containsExactly("Attribute");
    fixture
        .refuse(
            Reason.ENCRYPTED_PART,
            fixture
                .answer()
                .assertion(
                    a ->
                        a.getSubject()
                            .setEncryptedID(
                                OpenSaml.<EncryptedID>make(EncryptedID.DEFAULT_ELEMENT_NAME))))
        .containsExactly("NameID");
  }

  private static void nest(org.w3c.dom.Element tree) {
    var namespace = "urn:oasis:names:tc:SAML:2.0:assertion";
    var value = RefusedSignatureTest.first(tree, namespace, "AttributeValue");
    value.removeAttributeNS("http://www.w3.org/2001/XMLSchema-instance", "type");
    value.appendChild(tree.getOwnerDocument().createElementNS(namespace, "saml2:NameID"));
  }
}
