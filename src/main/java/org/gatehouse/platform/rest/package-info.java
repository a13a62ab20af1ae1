/** The REST application, problem+json, and how JSON is written. */
@NullMarked
package org.gatehouse.platform.rest;

import org.jspecify.annotations.NullMarked;
