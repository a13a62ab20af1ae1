package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.Map;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.trail.Change;
import org.gatehouse.trail.RestorableSetting;
import org.jspecify.annotations.Nullable;

/** Leads from an entry about the rules to their page, and puts a former value back. */
@ApplicationScoped
class RestorableAlertRules implements RestorableSetting {

  @EJB Alerts alerts;

  @Override
  public boolean concerns(String event) {
    return event.equals("audit.alert-rules");
  }

  @Override
  public Permission permission() {
    return Permission.AUDIT_MANAGE;
  }

  @Override
  public String path() {
    return "/audit/alerts";
  }

  @Override
  public boolean restorable(Change change) {
    String now = alerts.rules().values().get(change.field());
    return now != null && !now.equals(change.before());
  }

  @Override
  public void restore(Change change) {
    Map<String, String> values = new HashMap<>();
    values.put(change.field(), change.before());
    alerts.save(
        new NewAlertRules(
            flag(values.get("guesses")),
            number(values.get("guessesMost")),
            number(values.get("guessesMinutes")),
            flag(values.get("settings")),
            flag(values.get("exports")),
            number(values.get("exportRows")),
            number(values.get("exportMinutes")),
            flag(values.get("network")),
            number(values.get("networkDays")),
            flag(values.get("dormant")),
            number(values.get("dormantDays"))),
        Shown.NOTHING);
  }

  private static @Nullable Boolean flag(@Nullable String value) {
    return value == null ? null : Boolean.valueOf(value);
  }

  private static @Nullable Integer number(@Nullable String value) {
    if (value == null) {
      return null;
    }
    return value.matches("[0-9]{1,9}") ? Integer.valueOf(value) : NewAlertRules.NO_NUMBER;
  }
}
