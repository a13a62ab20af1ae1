package org.gatehouse.access.undo;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.SignedInSession;
import org.gatehouse.platform.crypto.Secrets;
import org.gatehouse.platform.crypto.Tokens;
import org.gatehouse.platform.parts.All;
import org.gatehouse.platform.rest.JsonText;

/**
 * Offers to take an action back. What it takes is in the offer itself, encrypted for the session
 * that did it: nobody else's session can use it, nor this one in another account or later than two
 * minutes. Nothing is kept of it.
 */
@RequestScoped
public class Undos {

  static final Duration OPEN = Duration.ofMinutes(2);

  private static final String PURPOSE = "access.undo:";

  @Inject Secrets secrets;
  @Inject SignedInSession session;
  @Inject CurrentCaller caller;
  @Inject HttpServletRequest request;
  @Inject All<Undoable> features;
  @Inject Clock clock;

  /**
   * An offer that only this session can use.
   *
   * @param kind that of an {@link Undoable}
   * @param path where its user goes on, from the product's root on
   */
  public String offer(String kind, String path, List<String> arguments) {
    JsonObject offer =
        JsonText.object()
            .add("kind", kind)
            .add("path", path)
            .add("account", caller.accountId())
            .add("until", clock.instant().plus(OPEN).toEpochMilli())
            .add("arguments", JsonText.list(arguments))
            .build();
    return secrets.encrypt(offer.toString().getBytes(StandardCharsets.UTF_8), purpose());
  }

  /** An offer that is open: what it takes back, and where its user goes on. */
  public record Offer(String kind, String path, List<String> arguments) {

    public Offer {
      arguments = List.copyOf(arguments);
    }
  }

  /** Reads an offer; CONFLICT if it is open no more, or was never this session's. */
  public Offer open(String sealed) {
    JsonObject open = read(sealed);
    Instant until = Instant.ofEpochMilli(open.getJsonNumber("until").longValueExact());
    long account = open.getJsonNumber("account").longValueExact();
    if (!clock.instant().isBefore(until) || account != caller.accountId()) {
      throw Undoable.late();
    }
    return new Offer(
        open.getString("kind"),
        open.getString("path"),
        open.getJsonArray("arguments").getValuesAs(JsonString.class).stream()
            .map(JsonString::getString)
            .toList());
  }

  /** Takes back what was offered. */
  public void use(Offer offer) {
    for (Undoable feature : features) {
      if (feature.kind().equals(offer.kind())) {
        feature.undo(offer.arguments());
        return;
      }
    }
    throw Undoable.late();
  }

  private JsonObject read(String sealed) {
    try {
      return JsonText.read(new String(secrets.decrypt(sealed, purpose()), StandardCharsets.UTF_8));
    } catch (IllegalStateException | IllegalArgumentException forged) {
      throw Undoable.late();
    }
  }

  private String purpose() {
    return PURPOSE + Tokens.hash(session.ownToken(request));
  }
}
