import NumericsEngine

/// A matrix less the mean of each column, and those means.
///
/// The mean of what is left after a first subtraction is taken off as well: a mean is rounded, which
/// tells where the numbers are large and close together.
/// - Parameter features: `[rows, columns]`, at least one row.
func centred<Scalar: RealElement>(
  _ features: NDArray<Scalar>
) -> (centred: NDArray<Scalar>, means: [Double]) {
  let means = features.mean(axis: 0)
  var rest = features - means
  let restMeans = rest.mean(axis: 0)
  rest -= restMeans
  return (rest, zip(means.elements, restMeans.elements).map { Double($0) + Double($1) })
}

/// The columns in which all rows have the same value.
func constantColumns<Scalar: RealElement>(of features: NDArray<Scalar>) -> [Int] {
  let (least, largest) = (features.min(axis: 0).elements, features.max(axis: 0).elements)
  return least.indices.filter { least[$0] == largest[$0] }
}
