import NumericsEngine

/// The index of the leaf that each row of a contiguous matrix comes to, on all cores.
@inline(__always)
func descend<Scalar: RealElement>(
  _ features: NDArray<Scalar>, _ steps: [DecisionTree<Scalar>.Step]
) -> [Int] {
  let (rowCount, columnCount) = (features.shape[0], features.shape[1])
  return [Int](unsafeUninitializedCapacity: rowCount) { leaves, count in
    steps.withUnsafeBufferPointer { steps in
      features.read { base in
        // Each row is written by one thread.
        nonisolated(unsafe) let leaves = leaves
        parallel(count: rowCount, grain: 512) { part in
          for row in part {
            let values = base + row * columnCount
            var node = 0
            while steps[node].column >= 0 {
              let step = steps[node]
              node = values[Int(step.column)] <= step.threshold ? node + 1 : Int(step.right)
            }
            leaves.initializeElement(at: row, to: node)
          }
        }
      }
    }
    count = rowCount
  }
}
