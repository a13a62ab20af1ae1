package org.gatehouse.branding;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.accounts.Accounts;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.jspecify.annotations.Nullable;

/** The look of an account, for programs. */
@Path("accounts/{slug}/branding")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BrandingResource {

  private static final String SCHEME = "colorScheme";

  @EJB Brandings brandings;
  @EJB Logos logos;
  @Inject LoginHosts hosts;
  @Inject CurrentCaller caller;
  @EJB Accounts accounts;

  @GET
  public JsonObject get() {
    return json(brandings.get());
  }

  @PUT
  @Consumes(MediaType.APPLICATION_JSON)
  public JsonObject put(InputStream sent) throws IOException {
    JsonBody body = JsonBody.read(sent);
    String scheme = body.text(SCHEME);
    String color = body.text("color");
    boolean written = scheme != null && scheme.startsWith("#");
    NewBranding wanted =
        new NewBranding(
            body.text("language"),
            written ? Scheme.OWN.code() : scheme,
            written ? scheme : color,
            body.text("mode"),
            body.text(LoginHosts.FIELD));
    body.ignore("logo");
    body.refuse();
    return json(brandings.save(wanted));
  }

  /** Takes a picture as the logo; its bytes say of what kind it is. */
  @PUT
  @Path("logo")
  @Consumes(MediaType.WILDCARD)
  public JsonObject putLogo(
      InputStream sent, @QueryParam("scale") @DefaultValue("false") boolean scaled)
      throws IOException {
    logos.put("", sent.readNBytes(PictureFile.MOST_BYTES + 1), scaled);
    return json(brandings.get());
  }

  @DELETE
  @Path("logo")
  public void deleteLogo() {
    logos.remove();
  }

  private JsonObject json(BrandingDetails look) {
    return JsonText.object()
        .add("language", accounts.current().language())
        .add(SCHEME, look.scheme().code())
        .add("color", JsonText.of(look.color() == null ? null : look.colorText()))
        .add("mode", look.brightness().code())
        .add(LoginHosts.FIELD, JsonText.of(hosts.find(caller.accountId()).orElse(null)))
        .add("logo", json(look.logo()))
        .build();
  }

  private static JsonValue json(@Nullable LogoDetails logo) {
    return logo == null
        ? JsonValue.NULL
        : JsonText.object()
            .add("name", logo.name())
            .add("width", logo.width())
            .add("height", logo.height())
            .add("bytes", logo.bytes())
            .build();
  }
}
