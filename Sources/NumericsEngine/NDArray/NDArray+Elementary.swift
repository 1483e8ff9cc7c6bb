// Element by element. The result is row-major; an argument that is only a step in an expression
// lends it its memory. With `into:` the result goes to an array of the same shape that is there
// already. NaN stays NaN. How accurate the functions are is said in CKernels/elementwise.h: within
// 2 units in the last place. Each is O(*count*), on all cores.

/// eˣ of every element: ∞ where it overflows, gradually down to 0 where it underflows.
public func exp<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.exp)
}

/// ``exp(_:)`` into an array of the same shape.
public func exp<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "exp", Element._unary.exp)
}

/// eˣ − 1 of every element, with all digits where x is near 0.
public func expm1<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.expm1)
}

/// ``expm1(_:)`` into an array of the same shape.
public func expm1<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "expm1", Element._unary.expm1)
}

/// The natural logarithm of every element: −∞ at 0, NaN below.
public func log<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.log)
}

/// ``log(_:)`` into an array of the same shape.
public func log<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "log", Element._unary.log)
}

/// ln(1 + x) of every element, with all digits where x is near 0: −∞ at −1, NaN below.
public func log1p<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.log1p)
}

/// ``log1p(_:)`` into an array of the same shape.
public func log1p<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "log1p", Element._unary.log1p)
}

/// The square root of every element, correctly rounded: NaN below 0.
public func sqrt<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.sqrt)
}

/// ``sqrt(_:)`` into an array of the same shape.
public func sqrt<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "sqrt", Element._unary.sqrt)
}

/// The sine of every element, in radians.
public func sin<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.sin)
}

/// ``sin(_:)`` into an array of the same shape.
public func sin<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "sin", Element._unary.sin)
}

/// The cosine of every element, in radians.
public func cos<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.cos)
}

/// ``cos(_:)`` into an array of the same shape.
public func cos<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "cos", Element._unary.cos)
}

/// The tangent of every element, in radians.
public func tan<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.tan)
}

/// ``tan(_:)`` into an array of the same shape.
public func tan<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "tan", Element._unary.tan)
}

/// The hyperbolic tangent of every element, (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ), in −1...1.
public func tanh<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.tanh)
}

/// ``tanh(_:)`` into an array of the same shape.
public func tanh<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "tanh", Element._unary.tanh)
}

/// 1 / (1 + e⁻ˣ) of every element, in 0...1; neither overflows nor loses small values.
public func sigmoid<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.sigmoid)
}

/// ``sigmoid(_:)`` into an array of the same shape.
public func sigmoid<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "sigmoid", Element._unary.sigmoid)
}

/// The larger of x and 0 for every element.
public func relu<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.relu)
}

/// ``relu(_:)`` into an array of the same shape.
public func relu<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "relu", Element._unary.relu)
}

/// The absolute value of every element.
public func abs<Element: RealElement>(_ x: consuming NDArray<Element>) -> NDArray<Element> {
  mapped(x, Element._unary.abs)
}

/// ``abs(_:)`` into an array of the same shape.
public func abs<Element: RealElement>(_ x: NDArray<Element>, into out: inout NDArray<Element>) {
  map(x, into: &out, name: "abs", Element._unary.abs)
}

/// Every element raised to the power `exponent`, as the C library's `pow` has it.
public func pow<Element: RealElement>(
  _ x: consuming NDArray<Element>, _ exponent: Element
) -> NDArray<Element> {
  mapped(x, power(exponent))
}

/// ``pow(_:_:)`` into an array of the same shape.
public func pow<Element: RealElement>(
  _ x: NDArray<Element>, _ exponent: Element, into out: inout NDArray<Element>
) {
  map(x, into: &out, name: "pow", power(exponent))
}

private func power<Element: RealElement>(_ exponent: Element) -> UnaryKernel<Element> {
  if exponent == 2 {
    return { Element._arithmetic.multiply($0, $1, $2, $3, $2, $3, $4, $5) }
  }
  let function = Element._unary.pow
  return { t, targetStride, a, stride, count, stream in
    oneByOne(t, targetStride, a, stride, count, stream) { function($0, exponent) }
  }
}
