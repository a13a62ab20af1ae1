package org.gatehouse.messaging;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.crypto.Secrets;

/**
 * What a demo without a mail server or SMS gateway would have sent. Outside of demos there is
 * nothing to read here, whoever asks.
 */
@Stateless
public class KeptMessages {

  private static final int MOST = 100;

  @PersistenceContext(unitName = "gatehouse")
  EntityManager em;

  @Inject Settings settings;
  @Inject Secrets secrets;
  @Inject Looks looks;
  @Inject Links links;

  /** The newest ones, at most a hundred, newest first. */
  public List<KeptMessage> list() {
    List<Channel> channels = channels();
    if (channels.isEmpty()) {
      return List.of();
    }
    return em.createNamedQuery("OutboxEntry.waiting", OutboxEntry.class)
        .setParameter("channels", channels)
        .setMaxResults(MOST)
        .getResultStream()
        .map(this::open)
        .toList();
  }

  /** One of them, while it waits. */
  public Optional<KeptMessage> find(long id) {
    return Optional.ofNullable(em.find(OutboxEntry.class, id))
        .filter(entry -> entry.waits() && channels().contains(entry.channel()))
        .map(this::open);
  }

  /** Those that nobody carries away. */
  private List<Channel> channels() {
    List<Channel> channels = new ArrayList<>();
    if (settings.demo() && settings.smtp().isEmpty()) {
      channels.add(Channel.MAIL);
    }
    if (settings.demo() && settings.sms().url().isEmpty()) {
      channels.add(Channel.SMS);
    }
    return channels;
  }

  private KeptMessage open(OutboxEntry entry) {
    byte[] bytes = secrets.decrypt(entry.sealedText(), OutboxEntry.PURPOSE);
    String text = new String(bytes, StandardCharsets.UTF_8);
    Letter letter = entry.letter(text, looks.of(entry.accountId()), links.home(entry.accountId()));
    if (entry.channel() == Channel.SMS) {
      return kept(entry, letter, text, "");
    }
    MailWords words = MailWords.of(letter, settings.publicUrl().toString());
    String mark =
        "data:image/png;base64," + Base64.getEncoder().encodeToString(letter.look().mark().png());
    return kept(entry, letter, words.plain(), HtmlMail.of(words, letter.look(), mark));
  }

  private static KeptMessage kept(OutboxEntry entry, Letter letter, String text, String html) {
    return new KeptMessage(
        entry.id(),
        entry.channel() == Channel.SMS,
        letter.recipient(),
        letter.subject(),
        text,
        html,
        entry.createdAt());
  }
}
