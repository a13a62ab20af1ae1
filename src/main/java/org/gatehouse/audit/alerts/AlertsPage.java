package org.gatehouse.audit.alerts;

import jakarta.annotation.PostConstruct;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.gatehouse.platform.persistence.Slice;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.platform.web.ShownField;
import org.gatehouse.platform.web.Viewer;
import org.gatehouse.platform.web.faces.Notices;
import org.gatehouse.platform.web.faces.Redirect;
import org.jspecify.annotations.Nullable;

/**
 * What the account's managers were told of, and the rules about it. With {@code ?alert=<id>} it
 * leads on to the entries of that one, in the reader's own zone: mails link so.
 */
@Named
@RequestScoped
public class AlertsPage {

  private static final String SELF = "/audit/alerts";
  private static final int ROWS = 50;

  @EJB Alerts alerts;
  @Inject Viewer viewer;
  @Inject Notices notices;
  @Inject HttpServletRequest request;
  @Inject ShownField field;

  private final AlertForm form = new AlertForm();
  private AlertRules present = AlertRules.RECOMMENDED;
  private Slice<RaisedAlert> slice = new Slice<>(List.of(), Optional.empty());

  /** An alert as a line: what it is about, and the address of its entries. */
  public record Row(
      String id, String rule, Instant at, String about, boolean told, String address) {}

  @PostConstruct
  void load() {
    present = alerts.rules();
    form.show(present);
    slice = alerts.list(parameter("after"), ROWS);
  }

  /** Leads on to the entries of the alert that the address names; without one it stays here. */
  public void open() {
    String id = parameter("alert");
    if (!id.isEmpty()) {
      Redirect.to(alerts.get(id).rows(viewer.getZone()));
    }
  }

  /**
   * Saves the rules that the form holds; where others have changed them meanwhile it shows theirs.
   */
  public void save() {
    NewAlertRules wanted = form.wanted();
    if (field.overtaken(present.shown())) {
      form.show(present);
    }
    alerts.save(wanted, field.sent());
    notices.good("audit.alert.saved");
    Redirect.to(SELF);
  }

  public AlertForm getForm() {
    return form;
  }

  /** The rules that the form began with. */
  public String getToken() {
    return field.next(present.shown());
  }

  /** The newest first. */
  public List<Row> getRows() {
    Texts texts = Texts.in(viewer.getLocale());
    return slice.items().stream()
        .map(
            alert ->
                new Row(
                    alert.id(),
                    alert.rule().code(),
                    alert.last(),
                    AlertWords.about(alert, texts),
                    alert.toldAt() != null,
                    alert.rows(viewer.getZone())))
        .toList();
  }

  /** The path of the next page; null for none. */
  public @Nullable String getOlder() {
    return slice.next().map(next -> SELF + "?after=" + next).orElse(null);
  }

  /** The path of the first page; null on it. */
  public @Nullable String getNewer() {
    return parameter("after").isEmpty() ? null : SELF;
  }

  private String parameter(String name) {
    return Objects.toString(request.getParameter(name), "");
  }
}
