;; Looks at every second position of a text for four bytes that stand in a table: the innermost loop of a scan, through which
;; every byte of every log goes. gram-search.ts fills the memory and calls it; the gram table is described in gram-table.ts.
;; `npm run wasm` makes gram-search-code.ts from this file.
;;
;; Memory, by bytes:
;;         0  one byte for each slot: 0 no gram, 1 one, 2 several
;;     65536  four bytes for each slot: one of its grams
;;    327680  the text, and room behind it for the last load
;;    655360  what was found: positions in the text, four bytes each
(module
  (memory (export "memory") 18 18)
  (func (export "search") (param $length i32) (param $shift i32) (result i32)
    (local $at i32)
    (local $end i32)
    (local $found i32)
    (local $bytes i64)
    (local $gram i32)
    (local $middle i32)
    (local $slot i32)
    (local $middleSlot i32)
    (local.set $at (i32.const 327680))
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (local.set $found (i32.const 655360))
    (block $done
      (loop $next
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        ;; Letters folded: 0x20 in each byte.
        (local.set $bytes (i64.or (i64.load (local.get $at)) (i64.const 0x2020202020202020)))
        (local.set $gram (i32.wrap_i64 (local.get $bytes)))
        (local.set $middle (i32.wrap_i64 (i64.shr_u (local.get $bytes) (i64.const 16))))
        (local.set $slot
          (i32.shr_u (i32.mul (local.get $gram) (i32.const 0x9e3779b1)) (local.get $shift)))
        (local.set $middleSlot
          (i32.shr_u (i32.mul (local.get $middle) (i32.const 0x9e3779b1)) (local.get $shift)))
        ;; One test for both: hardly ever is either in the table.
        (if (i32.or (i32.load8_u (local.get $slot)) (i32.load8_u (local.get $middleSlot)))
          (then
            (local.set $found
              (call $note (local.get $at) (local.get $gram) (local.get $slot) (local.get $found)))
            (local.set $found
              (call $note
                (i32.add (local.get $at) (i32.const 2))
                (local.get $middle)
                (local.get $middleSlot)
                (local.get $found)))))
        (local.set $at (i32.add (local.get $at) (i32.const 4)))
        (br $next)))
    (i32.shr_u (i32.sub (local.get $found) (i32.const 655360)) (i32.const 2)))

  ;; Notes the position if its slot has the gram itself, or several of which it may be one. Gives where the next is noted.
  (func $note (param $at i32) (param $gram i32) (param $slot i32) (param $found i32) (result i32)
    (if (i32.or
          (i32.eq
            (i32.load offset=65536 (i32.shl (local.get $slot) (i32.const 2)))
            (local.get $gram))
          (i32.eq (i32.load8_u (local.get $slot)) (i32.const 2)))
      (then
        (i32.store (local.get $found) (i32.sub (local.get $at) (i32.const 327680)))
        (return (i32.add (local.get $found) (i32.const 4)))))
    (local.get $found)))
