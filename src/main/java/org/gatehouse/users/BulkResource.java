package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.gatehouse.access.CurrentCaller;
import org.gatehouse.access.Permission;
import org.gatehouse.platform.error.BusinessException;
import org.gatehouse.platform.rest.JsonBody;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.text.Texts;

/** The same for several users, for programs: one answer tells what became of each. */
@Path("accounts/{slug}/bulk/users")
@RequestScoped
public class BulkResource {

  @EJB BulkActions actions;
  @Inject CurrentCaller caller;

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  public JsonObject run(InputStream sent) throws IOException {
    // What is wrong with the action is no concern of whoever may do none.
    caller.require(Permission.USERS_MANAGE);
    JsonBody body = JsonBody.read(sent);
    String action = Objects.toString(body.text("action"), "");
    List<String> names = body.texts("users");
    body.refuse();
    BulkDeed deed =
        BulkDeed.find(action)
            .orElseThrow(() -> BusinessException.invalid("action", "users.bulk.unknown"));
    var results = JsonText.array();
    actions.run(deed, names).forEach(result -> results.add(json(result)));
    return JsonText.object().add("results", results).build();
  }

  private static JsonObject json(BulkResult result) {
    String refusal = result.refusal();
    String detail = refusal == null ? null : Texts.in(Locale.ENGLISH).of(refusal, result.args());
    return JsonText.object()
        .add("user", result.user())
        .add("done", result.done())
        .add("detail", JsonText.of(detail))
        .build();
  }
}
