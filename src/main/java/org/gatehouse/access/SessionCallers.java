package org.gatehouse.access;

import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.Optional;

/** Who calls by a session: the session and its user are read in one transaction. */
@Stateless
public class SessionCallers {

  @EJB Sessions sessions;
  @EJB CallerSource users;

  /**
   * The caller whose session has this token, if it is alive and he may be in.
   *
   * @param polling whether a page asks by itself, which keeps no session alive
   */
  public Optional<Caller> find(String token, boolean polling) {
    return (polling ? sessions.peekUser(token) : sessions.findUser(token))
        .flatMap(users::findCaller);
  }
}
