package org.gatehouse.audit.alerts;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.platform.config.Settings;
import org.gatehouse.platform.error.Shown;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;
import org.jspecify.annotations.Nullable;

/** The alerts of an account and the rules about them, for programs. */
@Path("accounts/{slug}/audit/alerts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class AlertsResource {

  @EJB Alerts alerts;
  @Inject Settings settings;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(alerts.list(paging.after(), paging.limit()), this::json);
  }

  @GET
  @Path("rules")
  public JsonObject rules() {
    return json(alerts.rules());
  }

  /** Changes the rules that are sent; the others stay. */
  @PUT
  @Path("rules")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject change(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewAlertRules wanted =
        new NewAlertRules(
            body.flag("guesses"),
            number(body, "guessesMost"),
            number(body, "guessesMinutes"),
            body.flag("settings"),
            body.flag("exports"),
            number(body, "exportRows"),
            number(body, "exportMinutes"),
            body.flag("network"),
            number(body, "networkDays"),
            body.flag("dormant"),
            number(body, "dormantDays"));
    body.refuse();
    return json(alerts.save(wanted, Shown.NOTHING));
  }

  private static @Nullable Integer number(JsonBody body, String field) {
    return body.number(field, NewAlertRules.NO_NUMBER);
  }

  private JsonObject json(RaisedAlert alert) {
    return JsonText.object()
        .add("id", alert.id())
        .add("rule", alert.rule().code())
        .add("raisedAt", alert.raisedAt().toString())
        .add("from", alert.first().toString())
        .add("to", alert.last().toString())
        .add("entries", alert.entries())
        .add("item", orNull(alert.item()))
        .add("action", orNull(alert.action()))
        .add("username", orNull(alert.userName()))
        .add("ip", orNull(alert.address()))
        .add("event", orNull(alert.entry()))
        .add("toldAt", JsonText.of(alert.toldAt()))
        .add("link", settings.link("/audit/alerts?alert=" + alert.id()))
        .build();
  }

  private static JsonObject json(AlertRules rules) {
    return JsonText.object()
        .add("guesses", rules.guesses())
        .add("guessesMost", rules.guessesMost())
        .add("guessesMinutes", rules.guessesMinutes())
        .add("settings", rules.settings())
        .add("exports", rules.exports())
        .add("exportRows", rules.exportRows())
        .add("exportMinutes", rules.exportMinutes())
        .add("network", rules.network())
        .add("networkDays", rules.networkDays())
        .add("dormant", rules.dormant())
        .add("dormantDays", rules.dormantDays())
        .build();
  }

  private static JsonValue orNull(String text) {
    return JsonText.of(text.isEmpty() ? null : text);
  }
}
