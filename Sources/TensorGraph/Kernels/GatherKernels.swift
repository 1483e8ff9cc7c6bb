/// The code that copies the rows of a table that indices name.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func gatherKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, table: [Int], indices count: Int
) -> Kernel {
  let (rows, length) = (table[0], table.dropFirst().reduce(1, *))
  return Kernel { arguments in
    let (table, indices) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
    let y = arguments.output(Scalar.self)
    for i in 0..<count {
      let row = arguments.state.pointee.index(indices[i], below: rows)
      // In a table without rows no index is right, and nothing can be read.
      if rows > 0 { (y + i * length).update(from: table + row * length, count: length) }
    }
  }
}

/// The code that adds rows to the rows of a table of zeros that indices name, one after the other.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func scatterKernel<Scalar: TensorScalar>(
  _ type: Scalar.Type, table: [Int], indices count: Int
) -> Kernel {
  let (rows, length) = (table[0], table.dropFirst().reduce(1, *))
  let addRows = Scalar._kernels.addRows
  return Kernel { arguments in
    let (x, indices) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
    let y = arguments.output(Scalar.self)
    y.update(repeating: 0, count: rows * length)
    for i in 0..<count {
      let row = arguments.state.pointee.index(indices[i], below: rows)
      if rows > 0 { addRows(y + row * length, x + i * length, length, 1, length) }
    }
  }
}

/// The code that reads one number of every row, at the place of the row's label.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func pickKernel<Scalar: TensorScalar>(_ type: Scalar.Type, rows: Int, classes: Int) -> Kernel {
  Kernel { arguments in
    let (x, labels) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
    let y = arguments.output(Scalar.self)
    for row in 0..<rows {
      let label = arguments.state.pointee.index(labels[row], below: classes)
      // Without classes no label is right, and nothing can be read.
      y[row] = classes > 0 ? x[row * classes + label] : 0
    }
  }
}

/// The code that writes one number to every row of zeros, at the place of the row's label.
@_specialize(where Scalar == Float)
@_specialize(where Scalar == Double)
func placeKernel<Scalar: TensorScalar>(_ type: Scalar.Type, rows: Int, classes: Int) -> Kernel {
  Kernel { arguments in
    let (x, labels) = (arguments.input(0, Scalar.self), arguments.input(1, Scalar.self))
    let y = arguments.output(Scalar.self)
    y.update(repeating: 0, count: rows * classes)
    for row in 0..<rows {
      let label = arguments.state.pointee.index(labels[row], below: classes)
      if classes > 0 { y[row * classes + label] = x[row] }
    }
  }
}
