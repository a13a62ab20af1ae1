/** Settings: read once at start from MicroProfile Config, validated with one clear message each. */
@NullMarked
package org.gatehouse.platform.config;

import org.jspecify.annotations.NullMarked;
