package org.gatehouse.messaging;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a failed attempt at SMTP means: a reply that begins with 5 is final, one with 4 is not (RFC
 * 5321, 4.2.1). A refused sign-in or sender is no fault of the mail or of whom it is for: it would
 * be the same for each mail, and is mended by the operator.
 */
final class SmtpAnswer {

  private static final Pattern REPLY =
      Pattern.compile("^([245][0-9]{2})(?:[ -].*)?", Pattern.DOTALL);
  private static final Set<String> OF_THE_SERVER = Set.of("421", "454", "530", "534", "535", "538");

  /** About the sender's address, whatever it is an answer to (RFC 3463, 3.2). */
  private static final Pattern OF_THE_SENDER =
      Pattern.compile("5[0-9]{2}[ -]5\\.1\\.[78]\\b.*", Pattern.DOTALL);

  private SmtpAnswer() {}

  /**
   * What it means.
   *
   * @param handedOver whether the server has asked for the content, after it had taken sender and
   *     recipient
   */
  static Delivery of(MessagingException thrown, boolean handedOver) {
    List<Exception> chain = chain(thrown);
    String reply = reply(chain);
    String problem = Objects.toString(chain.get(chain.size() - 1).getMessage(), "no answer");
    if (chain.stream().anyMatch(AddressException.class::isInstance)) {
      return Delivery.refused(problem);
    }
    if (chain.stream().anyMatch(one -> one instanceof IOException)
        || chain.stream().anyMatch(AuthenticationFailedException.class::isInstance)
        || OF_THE_SERVER.contains(reply)) {
      return Delivery.down(problem);
    }
    if (!(thrown instanceof SendFailedException) || !reply.startsWith("5")) {
      return Delivery.failed(problem);
    }
    // The answer to the sender is thrown as it is; those about recipients are told in words first.
    String words = String.valueOf(thrown.getMessage());
    boolean ofTheMail = handedOver || !REPLY.matcher(words).matches();
    return ofTheMail && !OF_THE_SENDER.matcher(problem).matches()
        ? Delivery.refused(problem)
        : Delivery.down(problem);
  }

  /** The thrown one and what it was thrown for, the cause last. */
  private static List<Exception> chain(MessagingException thrown) {
    List<Exception> chain = new ArrayList<>();
    Exception next = thrown;
    while (next != null && !chain.contains(next)) {
      chain.add(next);
      next = next instanceof MessagingException more ? more.getNextException() : null;
    }
    return chain;
  }

  private static String reply(List<Exception> chain) {
    return chain.stream()
        .map(one -> REPLY.matcher(Objects.toString(one.getMessage(), "")))
        .filter(Matcher::matches)
        .map(match -> match.group(1))
        .findFirst()
        .orElse("");
  }
}
