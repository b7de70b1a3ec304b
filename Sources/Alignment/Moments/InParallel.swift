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
func inParallel<Value, Failure: Error>(
  _ count: Int, _ body: @Sendable (Int) throws(Failure) -> Value
) throws(Failure) -> [Value] {
  let results = inParallel(count) { i -> Result<Value, Failure> in
    do throws(Failure) { return .success(try body(i)) } catch { return .failure(error) }
  }
  var values: [Value] = []
  for result in results { values.append(try result.get()) }
  return values
}
