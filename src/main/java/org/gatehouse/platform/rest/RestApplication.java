package org.gatehouse.platform.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** REST, at {@code /api/v1}. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {}
