package org.gatehouse.sso;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
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
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;
import org.gatehouse.platform.text.Texts;
import org.gatehouse.sso.enforcement.Enforcement;
import org.gatehouse.sso.enforcement.Outsider;
import org.gatehouse.sso.enforcement.Standing;

/** Whether passwords are refused, and who would stay outside then, for programs. */
@Path("accounts/{slug}/sso/enforced")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoEnforcementResource {

  @EJB Enforcement enforcement;
  @EJB SsoConfigurations configurations;
  @EJB SsoSwitches switches;
  @Inject CurrentCaller caller;

  /** The same list as the page has, with what should be done before. */
  @GET
  public JsonObject get(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    SsoDetails sso = configurations.get();
    Map<Standing, Long> counts = enforcement.counts();
    var standing = JsonText.object();
    for (Standing one : Standing.values()) {
      standing.add(one.name(), counts.getOrDefault(one, 0L));
    }
    JsonObject page =
        Paging.json(
            enforcement.outside(paging.after(), paging.limit()), SsoEnforcementResource::json);
    String concern =
        switches.concerns().stream()
            .map(one -> Texts.in(Locale.ENGLISH).of(one.key(), one.parameters()))
            .collect(Collectors.joining(" "));
    var below = JsonText.array();
    enforcement.below().forEach(one -> below.add(below(one)));
    return JsonText.object()
        .add("on", sso.enforced())
        .add("counts", standing)
        .add("concern", JsonText.of(concern.isEmpty() ? null : concern))
        .add("below", below)
        .add("items", page.get("items"))
        .add("next", page.get("next"))
        .build();
  }

  /** Whoever may not turn it learns nothing of what is wrong with his body. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    caller.require(Permission.SSO_MANAGE);
    SwitchBody body = SwitchBody.read(sent);
    return SsoJson.of(switches.setEnforced(body.on(), body.confirmed()));
  }

  private static JsonObject below(Enforcement.Below one) {
    return JsonText.object()
        .add("account", one.slug())
        .add("name", one.name())
        .add("outside", one.outside())
        .build();
  }

  private static JsonObject json(Outsider one) {
    return JsonText.object()
        .add("id", one.publicId())
        .add("username", one.username())
        .add("email", one.email())
        .add("standing", one.standing().name())
        .build();
  }
}
