package org.pooldrill.drill;

import org.pooldrill.yaml.Place;

/** An expression of the Common Expression Language over the state document, and where it stands. */
public record Cel(String text, Place place) {}
