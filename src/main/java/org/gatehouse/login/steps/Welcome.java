package org.gatehouse.login.steps;

import java.util.Optional;
import org.gatehouse.access.SignIn;
import org.gatehouse.devices.DeviceTokens;

/**
 * That somebody has signed in.
 *
 * @param device what his browser shall keep, so that it is known the next time; empty where it
 *     keeps what it has
 */
public record Welcome(SignIn signIn, Optional<DeviceTokens> device) {}
