package org.gatehouse.login;

import org.gatehouse.access.SignIn;
import org.gatehouse.devices.DeviceTokens;

/**
 * That somebody has signed in.
 *
 * @param device what his browser shall keep, so that it is known the next time
 */
public record Welcome(SignIn signIn, DeviceTokens device) {}
