package org.gatehouse.users;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;

/** The users of an account as a file, for programs. */
@Path("accounts/{slug}/users.csv")
@RequestScoped
public class UsersFileResource {

  @EJB UserExports exports;

  @GET
  public Response export(@Context UriInfo uri) {
    UserFilter filter = checked(uri);
    StreamingOutput file = out -> exports.write(filter, out);
    return headed(Response.ok(file));
  }

  /** What the file would be, without writing it. */
  @HEAD
  public Response look(@Context UriInfo uri) {
    checked(uri);
    return headed(Response.ok());
  }

  private UserFilter checked(UriInfo uri) {
    UserFilter filter = UsersResource.filter(uri.getQueryParameters());
    exports.check(filter);
    return filter;
  }

  private Response headed(Response.ResponseBuilder answer) {
    return answer
        .type("text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"" + exports.fileName() + "\"")
        .build();
  }
}
