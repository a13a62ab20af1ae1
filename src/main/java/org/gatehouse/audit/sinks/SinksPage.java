package org.gatehouse.audit.sinks;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * The sinks of an account: a list, a form for a new one, and one of them beside the list.
 *
 * <p>A new secret is rendered into the answer to the post that made it and is nowhere else: not in
 * an address, not in a cookie, not in a session.
 */
@Named
@RequestScoped
public class SinksPage {

  private static final List<String> KINDS =
      Arrays.stream(SinkKind.values()).map(SinkKind::name).toList();
  private static final List<String> FORMATS =
      Arrays.stream(SinkFormat.values()).map(SinkFormat::name).toList();

  @EJB Sinks sinks;
  @EJB DeadLetters deadLetters;
  @Inject HttpServletRequest request;
  @Inject Notices notices;

  private String id = "";
  private SinkFields fields = new SinkFields();
  private @Nullable SinkDetails shown;
  private @Nullable IssuedSink issued;
  private @Nullable List<SinkDetails> rows;

  @PostConstruct
  void read() {
    id = Objects.toString(request.getParameter("sink"), "");
    if (!id.isEmpty()) {
      shown = sinks.get(id);
      fields.show(shown);
    }
  }

  /** Looks everything up before anything is shown. */
  public void open() {
    getRows();
  }

  /** Makes a sink and shows its secret, once; without one it is shown as it is. */
  public void create() {
    IssuedSink made = sinks.create(fields.wanted());
    if (made.secret() == null) {
      notices.good("audit.sink.created", made.details().name());
      Redirect.to("/audit/sinks" + link(made.details().id()) + "#sink");
    } else {
      issued = made;
      fields = new SinkFields();
      rows = null;
    }
  }

  /** Saves the sink beside the list. */
  public void update() {
    SinkDetails saved = sinks.update(id, fields.wanted());
    notices.good("audit.sink.updated", saved.name());
    Redirect.to("/audit/sinks" + link(id) + "#sink");
  }

  /** All of them. */
  public List<SinkDetails> getRows() {
    if (rows == null) {
      rows = sinks.list();
    }
    return rows;
  }

  /** What the sink beside the list would not take. */
  public List<DeadLetterDetails> getDeadLetters() {
    return deadLetters.list(id);
  }

  /** The address of this page with that sink beside the list; with an empty id none. */
  public String link(String of) {
    return of.isEmpty() ? "?" : "?sink=" + of;
  }

  public List<String> getKinds() {
    return KINDS;
  }

  public List<String> getFormats() {
    return FORMATS;
  }

  /** Whether there may be one more. */
  public boolean isRoom() {
    return getRows().size() < Sinks.MOST;
  }

  public SinkFields getFields() {
    return fields;
  }

  public @Nullable SinkDetails getShown() {
    return shown;
  }

  public @Nullable IssuedSink getIssued() {
    return issued;
  }

  public String getId() {
    return id;
  }

  void show(IssuedSink made) {
    issued = made;
    shown = made.details();
    rows = null;
  }
}
