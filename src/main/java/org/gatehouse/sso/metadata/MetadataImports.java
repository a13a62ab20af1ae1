package org.gatehouse.sso.metadata;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.access.PermissionRequired;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.error.Kind;
import org.gatehouse.platform.net.FetchFailed;
import org.gatehouse.platform.net.SafeFetch;
import org.gatehouse.platform.rate.Rate;
import org.gatehouse.platform.rate.RateLimiter;
import org.gatehouse.sso.metadata.FoundProvider.Look;
import org.jspecify.annotations.Nullable;

/**
 * Reads metadata for somebody who looks at it before he takes anything of it: of the document its
 * values are kept, for a day, and it changes nothing.
 */
@Stateless
@PermissionRequired(Permission.SSO_MANAGE)
public class MetadataImports {

  private static final Rate FETCHES = new Rate("sso-metadata", 20);
  private static final int LONGEST_URL = 2_000;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @EJB MetadataImports self;
  @Inject SafeFetch fetch;
  @Inject RateLimiter limiter;
  @Inject CurrentCaller caller;
  @Inject Clock clock;

  /**
   * Fetches a document and reads it; the id of what was found. INVALID concerns {@code
   * metadataUrl}.
   */
  @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
  public String fetch(@Nullable String typed) {
    String url = Objects.requireNonNullElse(typed, "").strip();
    if (url.isEmpty() || url.length() > LONGEST_URL) {
      throw BusinessException.invalid("metadataUrl", "sso.metadata.failed.ADDRESS");
    }
    spend();
    try {
      return self.keep(read(fetch.get(url)), url);
    } catch (FetchFailed failed) {
      throw BusinessException.invalid("metadataUrl", key(failed), failed.status());
    } catch (MetadataRefusal refusal) {
      throw BusinessException.invalid("metadataUrl", key(refusal));
    }
  }

  /** Takes one of the fetches that an account has for a while; TOO_MANY if there is none. */
  public void spend() {
    if (!limiter.take(FETCHES, Long.toString(caller.accountId())).allowed()) {
      throw BusinessException.of(Kind.TOO_MANY, "sso.metadata.often");
    }
  }

  /** Reads a file that somebody has; INVALID concerns {@code metadataFile}. */
  public String read(byte[] file, String field) {
    try {
      return keep(read(file), null);
    } catch (MetadataRefusal refusal) {
      throw BusinessException.invalid(field, key(refusal));
    }
  }

  /** Reads a text that somebody pasted; INVALID concerns {@code metadataText}. */
  public String readText(@Nullable String text) {
    String typed = Objects.requireNonNullElse(text, "").strip();
    return read(typed.getBytes(StandardCharsets.UTF_8), "metadataText");
  }

  /** What was found then, in the order of the document; nothing if it is gone. */
  public List<FoundDetails> found(String look) {
    return em.createNamedQuery("FoundProvider.look", FoundProvider.class)
        .setParameter("account", caller.accountId())
        .setParameter("look", look)
        .getResultStream()
        .map(FoundProvider::details)
        .toList();
  }

  /** The one of them that somebody takes; NOT_FOUND if it is gone. */
  public FoundDetails get(String look, long id) {
    return found(look).stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(BusinessException::notFound);
  }

  /** Keeps what was found instead of what was found before. */
  public String keep(List<ProviderMetadata> found, @Nullable String url) {
    var look = new Look(caller.accountId(), Tokens.id(), url);
    var source = em.find(MetadataSource.class, look.accountId());
    var news = source == null ? null : source.details().newsLook();
    em.createNamedQuery("FoundProvider.others")
        .setParameter("account", look.accountId())
        .setParameter("looks", Stream.of(look.id(), Objects.requireNonNullElse(news, "")).toList())
        .executeUpdate();
    found.forEach(one -> em.persist(new FoundProvider(look, one, clock.instant())));
    return look.id();
  }

  /** The key of the sentence about it. */
  static String key(FetchFailed failed) {
    return "sso.metadata.failed." + failed.reason().name();
  }

  /** The key of the sentence about it. */
  static String key(MetadataRefusal refusal) {
    return "sso.metadata.refused." + refusal.reason().name();
  }

  private List<ProviderMetadata> read(byte[] document) throws MetadataRefusal {
    return MetadataReader.read(document, clock.instant());
  }
}
