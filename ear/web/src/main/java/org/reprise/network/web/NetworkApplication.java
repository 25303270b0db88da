package org.reprise.network.web;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;

/** All resources of this module, under {@code /network/api}. */
@ApplicationPath("/api")
public class NetworkApplication extends Application {}
