package org.gatehouse.sso.metadata;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.gatehouse.platform.net.SafeFetch;
import org.gatehouse.sso.metadata.MetadataRefusal.Reason;
import org.gatehouse.sso.response.SafeXml;
import org.gatehouse.sso.response.SamlRefusal;
import org.w3c.dom.Element;

/**
 * Reads what an identity provider publishes about itself (SAML metadata 2.0): one of them, or many
 * of which a person chooses.
 *
 * <p>The elements are read as they stand: OpenSAML's objects tell keys apart by the case rules of
 * the default locale.
 */
public final class MetadataReader {

  /** How many identity providers a document may describe. */
  static final int MOST = 100;

  private static final int BEGINNING = 2_000;
  private static final String PROTOCOL = "urn:oasis:names:tc:SAML:2.0:protocol";

  private MetadataReader() {}

  /** All identity providers of a document, in its order; at least one. */
  public static List<ProviderMetadata> read(byte[] document, Instant now) throws MetadataRefusal {
    look(document);
    var root = parsed(document).getDocumentElement();
    if (!Elements.is(root, Elements.METADATA, "EntityDescriptor")
        && !Elements.is(root, Elements.METADATA, "EntitiesDescriptor")) {
      throw new MetadataRefusal(Reason.NOT_METADATA);
    }
    var entities = entities(root).toList();
    var roles = entities.stream().flatMap(MetadataReader::roles).toList();
    if (roles.isEmpty()) {
      boolean ours =
          entities.stream().anyMatch(one -> Elements.children(one, "SPSSODescriptor").count() > 0);
      throw new MetadataRefusal(ours ? Reason.SERVICE_PROVIDER : Reason.NO_PROVIDER);
    }
    if (roles.size() > MOST) {
      throw new MetadataRefusal(Reason.TOO_MANY);
    }
    return usable(roles, now);
  }

  /** Of many, those that can not be used are left out; of one, the reason is told. */
  private static List<ProviderMetadata> usable(List<Element> roles, Instant now)
      throws MetadataRefusal {
    var found = new ArrayList<ProviderMetadata>();
    MetadataRefusal last = null;
    for (Element role : roles) {
      try {
        found.add(RoleReader.read(role, now));
      } catch (MetadataRefusal refusal) {
        last = refusal;
      }
    }
    if (found.isEmpty() && last != null) {
      throw last;
    }
    return List.copyOf(found);
  }

  /** What is plainly something else is called by its name. */
  private static void look(byte[] document) throws MetadataRefusal {
    if (document.length > SafeFetch.MOST_BYTES) {
      throw new MetadataRefusal(Reason.TOO_LARGE);
    }
    var text = new String(document, StandardCharsets.UTF_8);
    if (text.isBlank()) {
      throw new MetadataRefusal(Reason.EMPTY);
    }
    if (text.contains("PRIVATE KEY-----")) {
      throw new MetadataRefusal(Reason.PRIVATE_KEY);
    }
    var beginning =
        text.substring(0, Math.min(text.length(), BEGINNING))
            .stripLeading()
            .toLowerCase(Locale.ROOT);
    if (beginning.startsWith("<!doctype html") || beginning.startsWith("<html")) {
      throw new MetadataRefusal(Reason.WEB_PAGE);
    }
    if (beginning.startsWith("{") && text.contains("\"issuer\"")) {
      throw new MetadataRefusal(Reason.OPENID);
    }
  }

  private static org.w3c.dom.Document parsed(byte[] document) throws MetadataRefusal {
    try {
      return SafeXml.parse(document);
    } catch (SamlRefusal refusal) {
      throw new MetadataRefusal(
          switch (refusal.reason()) {
            case DOCTYPE -> Reason.DOCTYPE;
            case TOO_COMPLEX -> Reason.TOO_COMPLEX;
            default -> Reason.UNREADABLE;
          });
    }
  }

  private static Stream<Element> entities(Element element) {
    if (Elements.is(element, Elements.METADATA, "EntityDescriptor")) {
      return Stream.of(element);
    }
    return Elements.children(element, "EntityDescriptor", "EntitiesDescriptor")
        .flatMap(MetadataReader::entities);
  }

  private static Stream<Element> roles(Element entity) {
    return Elements.children(entity, "IDPSSODescriptor")
        .filter(
            role ->
                List.of(Elements.attribute(role, "protocolSupportEnumeration").split("\\s+"))
                    .contains(PROTOCOL))
        .limit(1);
  }
}
