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
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.BiFunction;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.rest.JsonBody;

/** The single sign-on of an account as it is live, for programs. */
@Path("accounts/{slug}/sso")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class SsoResource {

  @EJB SsoConfigurations configurations;
  @EJB SsoSwitches switches;
  @Inject CurrentCaller caller;

  @GET
  public JsonObject get() {
    return SsoJson.of(configurations.get());
  }

  /** Past any draft: what is wanted is live at once. */
  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    NewSso wanted = SsoJson.wanted(body);
    body.refuse();
    return SsoJson.of(configurations.save(wanted));
  }

  @PUT
  @Path("enabled")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject enable(InputStream sent) throws IOException {
    return turn(sent, switches::setEnabled);
  }

  @PUT
  @Path("auto-create-groups")
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject sync(InputStream sent) throws IOException {
    return turn(sent, (on, confirmed) -> switches.setAutoCreateGroups(on));
  }

  /** Whoever may not turn it learns nothing of what is wrong with his body. */
  private JsonObject turn(InputStream sent, BiFunction<Boolean, Boolean, SsoDetails> turn)
      throws IOException {
    caller.require(Permission.SSO_MANAGE);
    SwitchBody body = SwitchBody.read(sent);
    return SsoJson.of(turn.apply(body.on(), body.confirmed()));
  }
}
