set terminal svg size 441.2,334 fixed noenhanced rounded background rgb '#0d1117' font 'sans-serif,13'
set encoding utf8
set minussign
set border 3 lw 0.7 lc rgb '#6e7681'
set tics nomirror out scale 0.5 font ',12' textcolor rgb '#e6edf3'
set xtics offset 0,0.3
set key textcolor rgb '#e6edf3' font ',12' spacing 1.25 samplen 1.5
set lmargin at screen 0.19039
set rmargin at screen 0.73436
set tmargin at screen 0.95808
set bmargin at screen 0.08982
set yrange [-0.03:1.03]
set ytics 0.2 format "%.1f"
set grid ytics back lw 1 lc rgb '#252b33'
set label "score" at screen 0.0272,0.52395 center rotate by 90 front textcolor rgb '#e6edf3'
set yrange [0:1.03]
set xrange [-0.6:1.6]
set xtics scale 0 ("ReLU" 0, "tanh, 50%%" 1) norotate
set key at screen 0.76156,0.95808 left top vertical Left reverse noautotitle
$bars_0 << END
-0.195 0.75 0.5 1
0.8049999999999999 0.25 0.25 0.25
END
$points_0 << END
-0.26325 0.5
-0.12675000000000003 1
END
$chance_0 << END
END
$bars_1 << END
0.195 0.5 0.5 0.5
1.195 0.125 0.125 0.125
END
$points_1 << END
END
$chance_1 << END
0 0.625
END
plot \
  $bars_0 using 1:2:(0.3666) with boxes fs solid noborder fc rgb '#3b77a4' title "weak", \
  $points_0 using 1:2 with points pt 6 ps 0.45 lw 1 lc rgb '#73e6edf3' notitle, \
  $bars_0 using 1:3:(0):($4-$3) with vectors heads size screen 0.006,90 lw 1.8 lc rgb '#e6edf3' notitle, \
  $bars_1 using 1:2:(0.3666) with boxes fs solid noborder fc rgb '#ac5f31' title "strong", \
  $chance_1 using 1:2:(0.39):(0) with vectors nohead lw 2.2 dt (3,2) lc rgb '#e4bbd6' notitle, \
  keyentry with lines lw 2.2 dt (3,2) lc rgb '#e4bbd6' title "chance"
