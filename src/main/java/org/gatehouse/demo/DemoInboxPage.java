package org.gatehouse.demo;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gatehouse.messaging.KeptMessage;
import org.gatehouse.messaging.KeptMessages;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.BusinessException;
import org.jspecify.annotations.Nullable;

/** The demo's inbox: what would have been sent, to be read and followed. */
@Named
@RequestScoped
public class DemoInboxPage {

  @Inject Settings settings;
  @Inject DemoVisitor visitor;
  @EJB KeptMessages messages;
  @Inject HttpServletRequest request;

  private @Nullable List<KeptMessage> rows;

  /** A line of a message's text, which may be an address alone. */
  public record Line(String text, boolean link) {}

  /** NOT_FOUND for whoever may not read it, and where nothing runs as a demo. */
  public void open() {
    if (!visitor.isWelcome()) {
      throw BusinessException.notFound();
    }
  }

  public List<KeptMessage> getRows() {
    if (rows == null) {
      rows = visitor.isWelcome() ? messages.list() : List.of();
    }
    return rows;
  }

  /** The one that the address names, else the newest; null where there is none. */
  public @Nullable KeptMessage getShown() {
    String id = Objects.toString(request.getParameter("message"), "");
    return getRows().stream()
        .filter(row -> id.isEmpty() || id.equals(String.valueOf(row.id())))
        .findFirst()
        .orElse(null);
  }

  /** Whether the text is to be read instead of the HTML. */
  public boolean isText() {
    KeptMessage shown = getShown();
    return shown != null && (shown.sms() || "text".equals(request.getParameter("as")));
  }

  /** The text of the one that is shown, line by line. */
  public List<Line> getLines() {
    KeptMessage shown = getShown();
    String text = shown == null ? "" : shown.text();
    String ours = settings.publicUrl().toString();
    return Arrays.stream(text.strip().split("\n", -1))
        .map(line -> new Line(line, line.equals(ours) || line.startsWith(ours + "/")))
        .toList();
  }

  /** Whether mails leave by a mail server, so that none is here. */
  public boolean isMailLeaves() {
    return settings.smtp().isPresent();
  }
}
