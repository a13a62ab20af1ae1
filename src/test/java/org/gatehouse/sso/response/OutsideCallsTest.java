package org.gatehouse.sso.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gatehouse.sso.response.SamlNames.DS;
import static org.gatehouse.sso.response.Wrapping.first;
import static org.gatehouse.sso.response.Wrapping.make;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.List;
import java.util.function.Consumer;
import org.gatehouse.sso.TestEncryption;
import org.gatehouse.sso.TestResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** Whatever a response names, nobody is called while it is read. */
@Tag("A-55")
@DisplayName("A-55: reading a response calls nobody")
class OutsideCallsTest {

  private static final String XENC = "http://www.w3.org/2001/04/xmlenc#";

  private final Fixture fixture = new Fixture();
  private ServerSocketChannel listener;
  private String url;

  @BeforeEach
  void listen() throws IOException {
    listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    listener.configureBlocking(false);
    url = "http://127.0.0.1:" + listener.socket().getLocalPort() + "/x";
  }

  @AfterEach
  void nobodyCalled() throws IOException {
    assertThat(listener.accept()).isNull();
    listener.close();
  }

  @Test
  void forADocumentTypeOrAnEntity() {
    for (String type :
        List.of(
            "<!DOCTYPE r SYSTEM \"" + url + "\">",
            "<!DOCTYPE r PUBLIC \"-//x//y\" \"" + url + "\">",
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + url + "\">]>",
            "<!DOCTYPE r [<!ENTITY % x SYSTEM \"" + url + "\"> %x;]>")) {
      fixture.refuse(
          SamlRefusal.Reason.DOCTYPE,
          fixture.answer().text(xml -> type + xml.replaceFirst("<\\?xml[^>]*>", "")));
    }
  }

  @Test
  void forSchemasStylesheetsAndInclusions() {
    var changes =
        List.<Consumer<Element>>of(
            root -> schema(root, "xsi:schemaLocation", SamlNames.PROTOCOL + " " + url),
            root -> schema(root, "xsi:noNamespaceSchemaLocation", url),
            root -> {
              var include = make(root, "http://www.w3.org/2001/XInclude", "xi:include");
              include.setAttribute("href", url);
              root.appendChild(include);
            },
            root ->
                root.getOwnerDocument()
                    .insertBefore(
                        root.getOwnerDocument()
                            .createProcessingInstruction(
                                "xml-stylesheet", "type=\"text/xsl\" href=\"" + url + "\""),
                        root),
            root -> root.setAttributeNS("http://www.w3.org/XML/1998/namespace", "xml:base", url));
    for (Consumer<Element> change : changes) {
      assertThat(Verdict.of(new Fixture(), new Fixture().answer().tampered(change).encoded()))
          .isInstanceOfAny(SamlRefusal.class, SamlIdentity.class);
    }
  }

  @Test
  void forReferencesOfASignature() {
    refuse(root -> first(root, DS, "Reference").setAttribute("URI", url));
    refuse(
        root -> {
          var info = first(root, DS, "KeyInfo");
          info.removeChild(info.getFirstChild());
          var method = make(root, DS, "ds:RetrievalMethod");
          method.setAttribute("URI", url);
          method.setAttribute("Type", "http://www.w3.org/2000/09/xmldsig#rawX509Certificate");
          info.appendChild(method);
          first(root, DS, "SignatureValue").setTextContent("AAAA");
        });
    refuse(
        root -> {
          var transform = first(root, DS, "Transform");
          transform.setAttribute("Algorithm", "http://www.w3.org/TR/1999/REC-xslt-19991116");
          var sheet = make(root, "http://www.w3.org/1999/XSL/Transform", "xsl:stylesheet");
          sheet.setAttribute("version", "1.0");
          var include = make(root, "http://www.w3.org/1999/XSL/Transform", "xsl:include");
          include.setAttribute("href", url);
          sheet.appendChild(include);
          transform.appendChild(sheet);
        });
  }

  @Test
  void forCiphertextsAndTheirKeys() {
    var good = TestEncryption.goodFor(fixture.connection.key().certificate());
    for (Consumer<Element> change :
        List.<Consumer<Element>>of(
            root -> {
              var info = first(root, DS, "KeyInfo");
              info.removeChild(first(info, XENC, "EncryptedKey"));
              var method = make(root, DS, "ds:RetrievalMethod");
              method.setAttribute("URI", url);
              method.setAttribute("Type", XENC + "EncryptedKey");
              info.appendChild(method);
            },
            root -> reference(root, first(root, XENC, "EncryptedKey")),
            root -> {
              var last = root.getElementsByTagNameNS(XENC, "CipherData").item(1);
              reference(root, (Element) last.getParentNode());
            })) {
      fixture.refuse(
          SamlRefusal.Reason.DECRYPTION, fixture.answer().encrypted(good).tampered(change));
    }
  }

  private void refuse(Consumer<Element> change) {
    TestResponse answer = fixture.answer().tampered(change);
    assertThat(Verdict.of(fixture, answer.encoded())).isInstanceOf(SamlRefusal.class);
  }

  private void reference(Element root, Element around) {
    var values = around.getElementsByTagNameNS(XENC, "CipherValue");
    var value = values.item(values.getLength() - 1);
    var reference = make(root, XENC, "xenc:CipherReference");
    reference.setAttribute("URI", url);
    value.getParentNode().replaceChild(reference, value);
  }

  private static void schema(Element root, String name, String value) {
    root.setAttributeNS("http://www.w3.org/2001/XMLSchema-instance", name, value);
  }
}
