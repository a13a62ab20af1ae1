package org.gatehouse.sso.metadata;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Where the metadata of a draft was fetched, and what it said then: followed once the draft is
 * live, and forgotten with it.
 *
 * @param keepCurrent whether changed certificates are taken over at once then
 * @param certificates as PEM, one behind the other
 */
public record DraftSource(
    String url,
    boolean keepCurrent,
    String entityId,
    String ssoUrl,
    String certificates,
    Instant foundAt) {

  private static final String URL = "metadataUrl";
  private static final String KEEP_CURRENT = "keepCurrent";
  private static final String ENTITY_ID = "entityId";
  private static final String SSO_URL = "ssoUrl";
  private static final String CERTIFICATES = "certificates";
  private static final String FOUND_AT = "foundAt";

  /** The address where that was found; what came of a file or a text has none. */
  public static Optional<DraftSource> of(FoundDetails found, boolean keepCurrent) {
    return Optional.ofNullable(found.url())
        .map(
            url ->
                new DraftSource(
                    url,
                    keepCurrent,
                    found.entityId(),
                    found.ssoUrl(),
                    found.pem(),
                    found.foundAt()));
  }

  /** The one that was written as these texts; empty for none. */
  public static Optional<DraftSource> read(Map<String, String> texts) {
    return texts.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new DraftSource(
                text(texts, URL),
                Boolean.parseBoolean(texts.get(KEEP_CURRENT)),
                text(texts, ENTITY_ID),
                text(texts, SSO_URL),
                text(texts, CERTIFICATES),
                Instant.parse(text(texts, FOUND_AT))));
  }

  /** Everything of it as texts by name. */
  public Map<String, String> texts() {
    return Map.of(
        URL, url,
        KEEP_CURRENT, Boolean.toString(keepCurrent),
        ENTITY_ID, entityId,
        SSO_URL, ssoUrl,
        CERTIFICATES, certificates,
        FOUND_AT, foundAt.toString());
  }

  /** What a person decides about it, by name. */
  public Map<String, String> values() {
    return values(url, keepCurrent);
  }

  static Map<String, String> values(String url, boolean keepCurrent) {
    return Map.of(URL, url, KEEP_CURRENT, Boolean.toString(keepCurrent));
  }

  private static String text(Map<String, String> texts, String name) {
    return Objects.requireNonNull(texts.get(name));
  }
}
