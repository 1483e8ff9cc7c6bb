import CKernels
import NumericsEngine

/// Sorts columns of a row-major table, a few at a time.
struct ColumnSorter<Scalar: RealElement> {
  let rowCount: Int
  let columnCount: Int
  let labels: [UInt32]
  let classBits: UInt32

  /// Neighbouring columns in which every value is replaced by its number in the column's table.
  ///
  /// A column with too many values has a table with the count 257.
  struct Encoded {
    /// `[columns, rows]`
    fileprivate(set) var codes: [UInt8]
    fileprivate(set) var tables: [kernel_value_table]
  }

  func encoded(_ base: UnsafePointer<Scalar>, _ part: Range<Int>) -> Encoded {
    var tables = part.map { _ in kernel_value_table() }
    for index in tables.indices { kernel_value_table_clear(&tables[index]) }
    var codes = [UInt8](repeating: 0, count: part.count * rowCount)
    // Some rows at a time, so that a column's values lie together and in the cache; not a power of
    // two, with which the columns would compete for the same places there.
    let height = 248
    withUnsafeTemporaryAllocation(of: Double.self, capacity: part.count * height) { tile in
      codes.withUnsafeMutableBufferPointer { codes in
        guard let codes = codes.baseAddress, let tile = tile.baseAddress else { return }
        for start in stride(from: 0, to: rowCount, by: height) {
          let length = min(height, rowCount - start)
          for row in 0..<length {
            let values = base + (start + row) * columnCount + part.lowerBound
            for index in 0..<part.count { tile[index * height + row] = Double(values[index]) }
          }
          for index in 0..<part.count {
            kernel_encode(
              tile + index * height, length, &tables[index], codes + index * rowCount + start)
          }
        }
      }
    }
    return Encoded(codes: codes, tables: tables)
  }

  /// Sorts a column by its few values.
  func sorted(_ encoded: Encoded, at index: Int) -> (SortedColumn, [Scalar]) {
    let count = encoded.tables[index].count
    let found: [Double] = elements(of: encoded.tables[index].values)
    let counts: [UInt32] = elements(of: encoded.tables[index].counts)
    let order = (0..<count).sorted { found[$0] < found[$1] }
    var ranks = [Int](repeating: 0, count: count)
    for (rank, code) in order.enumerated() { ranks[code] = rank }
    let column = encoded.codes.withUnsafeBufferPointer { codes in
      scatter(ranks: ranks, counts: counts.prefix(count).map { Int($0) }) {
        guard let codes = codes.baseAddress else { return }
        kernel_scatter_entries_u8(
          codes + index * rowCount, labels, rowCount, $0, $1, $2, $3, $4)
      }
    }
    return (column, order.map { Scalar(found[$0]) })
  }

  /// Sorts a column of many values.
  func sorted(_ base: UnsafePointer<Scalar>) -> (SortedColumn, [Scalar]) {
    let numbers = (0..<rowCount).map { base[$0 * columnCount] }
    var values: [Scalar] = []
    for number in numbers.sorted() where values.last != number { values.append(number) }
    var counts = [Int](repeating: 0, count: values.count)
    let codes = numbers.map { number in
      let rank = lowerBound(of: number, in: values)
      counts[rank] += 1
      return UInt32(rank)
    }
    let column = scatter(ranks: Array(values.indices), counts: counts) {
      kernel_scatter_entries_u32(codes, labels, rowCount, $0, $1, $2, $3, $4)
    }
    return (column, values)
  }

  private typealias Scatter = (
    _ keyOfCode: [UInt32], _ common: UInt32, _ places: UnsafeMutablePointer<UInt32>,
    _ keys: UnsafeMutablePointer<UInt32>, _ rows: UnsafeMutablePointer<UInt32>
  ) -> Void

  /// Makes the list of entries, from each code's rank and number of rows.
  private func scatter(ranks: [Int], counts: [Int], _ body: Scatter) -> SortedColumn {
    guard let most = counts.max(), let common = counts.firstIndex(of: most) else {
      return SortedColumn()
    }
    var codeOfRank = ranks
    for (code, rank) in ranks.enumerated() { codeOfRank[rank] = code }
    var places = [UInt32](repeating: 0, count: counts.count)
    var filled = 0
    for code in codeOfRank where code != common {
      places[code] = UInt32(filled)
      filled += counts[code]
    }
    places[common] = UInt32(filled)
    let keys = UnsafeMutablePointer<UInt32>.allocate(capacity: filled + 1)
    let rows = UnsafeMutablePointer<UInt32>.allocate(capacity: filled + 1)
    // A rank that does not fit is noticed, and reported, when all columns are there.
    let keyOfCode = ranks.map { UInt32(truncatingIfNeeded: $0 << Int(classBits)) }
    body(keyOfCode, UInt32(common), &places, keys, rows)
    return SortedColumn(
      keys: keys, rows: rows, count: filled, commonRank: UInt32(ranks[common]))
  }

  private func lowerBound(of number: Scalar, in values: [Scalar]) -> Int {
    var (low, high) = (0, values.count)
    while low < high {
      let middle = (low + high) / 2
      if values[middle] < number { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

/// The elements of an array of C, which Swift sees as a tuple.
private func elements<Tuple, Element: BitwiseCopyable>(of tuple: Tuple) -> [Element] {
  withUnsafeBytes(of: tuple) { Array($0.bindMemory(to: Element.self)) }
}
