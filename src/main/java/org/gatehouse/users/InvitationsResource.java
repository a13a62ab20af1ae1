package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Clock;
import org.gatehouse.platform.rest.JsonText;
import org.gatehouse.platform.rest.Paging;

/** The open invitations of an account, for programs; never a link of one. */
@Path("accounts/{slug}/invitations")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class InvitationsResource {

  @EJB OpenInvitations invitations;
  @Inject Clock clock;

  @GET
  public JsonObject list(@Context UriInfo uri) {
    Paging paging = Paging.of(uri.getQueryParameters());
    return Paging.json(invitations.list(paging.after(), paging.limit()), this::json);
  }

  private JsonObject json(OpenInvitation invitation) {
    return JsonText.object()
        .add("user", invitation.publicId())
        .add("username", invitation.username())
        .add("email", invitation.email())
        .add("sentAt", invitation.sentAt().toString())
        .add("expiresAt", invitation.expiresAt().toString())
        .add("expired", invitation.expired(clock.instant()))
        .build();
  }
}
