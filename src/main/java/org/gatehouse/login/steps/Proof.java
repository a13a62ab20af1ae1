package org.gatehouse.login.steps;

import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.users.SignInUser;

/**
 * That somebody has proved who he is, by his password or at his identity provider.
 *
 * @param device his device that the browser is known as
 */
public record Proof(SignInUser user, SignIn.Way way, Optional<Long> device) {}
