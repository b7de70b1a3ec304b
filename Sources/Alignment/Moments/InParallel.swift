private import Dispatch

/// Computes so many values on as many cores as there are, in the order of their numbers whatever the order of their ends.
///
/// For the pairs and blocks of one comparison, which is one stage however large its codes are.
func inParallel<Value>(_ count: Int, _ body: @Sendable (Int) -> Value) -> [Value] {
  var values = [Value?](repeating: nil, count: count)
  values.withUnsafeMutableBufferPointer { buffer in
    nonisolated(unsafe) let slots = buffer  // each iteration writes a slot of its own
    DispatchQueue.concurrentPerform(iterations: count) { slots[$0] = body($0) }
  }
  return values.compactMap { $0 }
}

/// Computes so many values on as many cores as there are; throws the error of the first that failed.
///
/// - Parameters:
///   - count: How many values.
///   - progress: Is told the share that is done, about twenty times, between which no core waits for long.
///   - body: Computes the value of a number.
/// - Returns: The values, in order.
/// - Throws: What `body` throws.
func inParallel<Value, Failure: Error>(
  _ count: Int, progress: (Double) -> Void = { _ in }, _ body: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  var values: [Value] = []
  // A multiple of any usual number of cores, so that none is idle at the end of a part.
  let part = max(16, count / 20)
  while values.count < count {
    let done = values.count
    let results = inParallel(min(part, count - done)) { i -> Result<Value, Failure> in
      do throws(Failure) { return .success(try body(done + i)) } catch { return .failure(error) }
    }
    for result in results { values.append(try result.get()) }
    progress(Double(values.count) / Double(count))
  }
  return values
}
