/// How many terms are added one after the other before sums are paired.
private let blockLength = 128

/// The sum of `term(0) … term(count − 1)`, 0 for no terms.
///
/// Blocks of 128 terms are added in eight interleaved lanes; the block sums are combined as a
/// balanced binary tree. With unit roundoff *u* the error is at most about
/// ```
/// (16 + 3 + log₂(count / 128)) · u · Σ |term|
/// ```
/// against `count · u · Σ |term|` for one running sum. Source: Higham, "Accuracy and Stability of
/// Numerical Algorithms", §4.2.
@inline(__always)
func pairwiseSum<Term: AdditiveArithmetic>(count: Int, _ term: (Int) -> Term) -> Term {
  if count <= blockLength { return blockSum(0, count, term) }
  // As in a binary counter: level i, when set, holds the sum of 2ⁱ blocks, so that equals are added.
  return withUnsafeTemporaryAllocation(of: Term.self, capacity: Int.bitWidth) { levels in
    var depth = 0
    var blocks = 0
    var start = 0
    while start < count {
      let end = min(start + blockLength, count)
      var sum = blockSum(start, end, term)
      var carry = blocks
      while carry & 1 == 1 {
        depth -= 1
        sum = levels[depth] + sum
        carry >>= 1
      }
      levels.initializeElement(at: depth, to: sum)
      depth += 1
      blocks += 1
      start = end
    }
    var total = levels[depth - 1]
    for level in stride(from: depth - 2, through: 0, by: -1) { total = levels[level] + total }
    return total
  }
}

@inline(__always)
private func blockSum<Term: AdditiveArithmetic>(
  _ start: Int, _ end: Int, _ term: (Int) -> Term
) -> Term {
  var i = start
  var sum = Term.zero
  if end - start >= 8 {
    var (l0, l1, l2, l3) = (term(i), term(i + 1), term(i + 2), term(i + 3))
    var (l4, l5, l6, l7) = (term(i + 4), term(i + 5), term(i + 6), term(i + 7))
    i += 8
    while i + 8 <= end {
      l0 += term(i)
      l1 += term(i + 1)
      l2 += term(i + 2)
      l3 += term(i + 3)
      l4 += term(i + 4)
      l5 += term(i + 5)
      l6 += term(i + 6)
      l7 += term(i + 7)
      i += 8
    }
    sum = ((l0 + l1) + (l2 + l3)) + ((l4 + l5) + (l6 + l7))
  }
  while i < end {
    sum += term(i)
    i += 1
  }
  return sum
}
