/**
 * What every page shares: security headers, routes, messages, error pages and the Faces wrappers.
 */
@NullMarked
package org.gatehouse.platform.web;

import org.jspecify.annotations.NullMarked;
