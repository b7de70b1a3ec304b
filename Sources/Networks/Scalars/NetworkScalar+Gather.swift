extension NetworkScalar {
  /// Rows are copied as bytes, which no kernel does faster.
  public static func gather(
    _ order: UnsafePointer<Int>, from first: Int, count: Int, columns: Int, points: UnsafePointer<Self>,
    into rows: UnsafeMutablePointer<Self>
  ) {
    for i in 0..<count { (rows + i * columns).update(from: points + order[first + i] * columns, count: columns) }
  }
}
