/** What SVG pictures are made of (SVG 2, Filter Effects 1, CSS): the only elements, attributes, properties and functions that are written into editions. */

const words = (text: string): ReadonlySet<string> =>
	new Set(text.trim().split(/\s+/));

/** Elements that draw, or that hold what draws. */
export const drawingElements = words(`
	svg g defs symbol use switch title desc style image
	path rect circle ellipse line polyline polygon text tspan textPath
	linearGradient radialGradient stop pattern clipPath mask marker filter
	feBlend feColorMatrix feComponentTransfer feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap
	feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feImage feMerge feMergeNode
	feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
`);

/** Elements that draw nothing in any browser, and are left out. */
export const idleElements = words(`
	metadata view cursor color-profile
	font font-face font-face-format font-face-name font-face-src font-face-uri glyph glyphRef missing-glyph hkern vkern
	altGlyph altGlyphDef altGlyphItem tref
`);

/** Elements that make a picture move, which no printed page does. */
export const movingElements = words(
	"animate animateColor animateMotion animateTransform discard mpath set",
);

/** Elements whose text is shown or told. */
export const textElements = words("text tspan textPath title desc");

/** Attributes with a value of their own syntax, which refers to nothing. */
export const plainAttributes = words(`
	id class lang transform viewBox preserveAspectRatio version systemLanguage requiredExtensions
	x y x1 y1 x2 y2 cx cy r rx ry fx fy fr dx dy rotate width height d points pathLength
	textLength lengthAdjust startOffset method spacing side
	gradientUnits gradientTransform spreadMethod offset
	patternUnits patternContentUnits patternTransform clipPathUnits maskUnits maskContentUnits
	markerUnits markerWidth markerHeight refX refY orient
	filterUnits primitiveUnits filterRes in in2 result mode type values tableValues slope intercept amplitude exponent
	operator k1 k2 k3 k4 order kernelMatrix divisor bias targetX targetY edgeMode kernelUnitLength preserveAlpha
	surfaceScale diffuseConstant specularConstant specularExponent limitingConeAngle azimuth elevation z
	pointsAtX pointsAtY pointsAtZ scale xChannelSelector yChannelSelector stdDeviation radius
	baseFrequency numOctaves seed stitchTiles
`);

/** Properties, as styles and as attributes of presentation. */
export const properties = words(`
	alignment-baseline baseline-shift clip clip-path clip-rule color color-interpolation color-interpolation-filters
	color-rendering color-scheme direction display dominant-baseline fill fill-opacity fill-rule filter flood-color flood-opacity
	font font-family font-feature-settings font-kerning font-size font-size-adjust font-stretch font-style font-synthesis
	font-variant font-variant-alternates font-variant-caps font-variant-east-asian font-variant-ligatures
	font-variant-numeric font-variant-position font-variation-settings font-weight glyph-orientation-horizontal
	glyph-orientation-vertical image-rendering isolation kerning letter-spacing lighting-color line-height
	marker marker-end marker-mid marker-start mask mask-type mix-blend-mode opacity overflow paint-order
	shape-rendering stop-color stop-opacity stroke stroke-dasharray stroke-dashoffset stroke-linecap stroke-linejoin
	stroke-miterlimit stroke-opacity stroke-width text-align text-anchor text-decoration text-decoration-color
	text-decoration-line text-decoration-style text-decoration-thickness text-indent text-orientation text-overflow
	text-rendering text-transform text-underline-offset text-underline-position transform transform-box transform-origin
	rotate scale translate unicode-bidi vector-effect visibility white-space word-spacing writing-mode
	background background-color border border-radius margin padding width height min-width min-height max-width max-height
	x y cx cy r rx ry d inline-size
`);

/** Properties for people who point, or that only an editor reads: a picture looks the same without them. */
export const idleProperties =
	/^(?:-.*|mso-.*|cursor|pointer-events|user-select|touch-action|will-change|outline.*|enable-background|color-profile|shape-inside|shape-padding|shape-subtract|shape-margin|solid-color|solid-opacity|text-decoration-fill|text-decoration-stroke|stroke-alignment|block-progression|nodetypes|audio-level|viewport-fill.*|buffered-rendering|text-align-last|text-size-adjust|clip-path-units|box-sizing|position|top|left|right|bottom|z-index|content-visibility|forced-color-adjust|print-color-adjust|speak|tab-size|word-wrap|overflow-wrap|word-break|hyphens|line-break|orphans|widows|flex.*|align-.*|justify-.*|vertical-align|float|clear|bx--.*)$/;

/** Functions of values; what is not among them may fetch, or draw what was not checked. */
export const functions = words(`
	rgb rgba hsl hsla hwb lab lch oklab oklch color color-mix icc-color device-cmyk light-dark var calc min max clamp
	matrix translate translatex translatey scale scalex scaley rotate skew skewx skewy
	blur brightness contrast drop-shadow grayscale hue-rotate invert opacity saturate sepia
	circle ellipse inset polygon path rect
`);
