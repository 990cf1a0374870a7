import type { FeedbackWords } from './feedback-words.ts';
import { anyPhrase, stemSet, wordSet } from './word-patterns.ts';

/** Spanish. Entries of the patterns are regular expressions. */
export const spanish: FeedbackWords = {
  stopWords:
    wordSet(`a además al algo algunos algunas antes así aunque aún cada casi como con contra cual cuando de del desde donde
    dos el él ella ellas ellos en entre era eres es esa ese eso esta está están estas este esto estos estás fue ha había
    hacer hacia han has hasta hay he la las le les lo los más me mi mientras mismo misma muy nada ni no nos nosotros o os
    otra otro otras otros para pero poco por porque pues que qué quien se sea según ser si sí sido sin sobre solo son su
    sus también tan tanto te tener ti tiene tienen tienes toda todas todo todos tres tu tú tus un una uno unos unas y ya
    yo`),
  talk: stemSet(`casi pequeño pequeños fallo fallos aquí allá reflexión reflexiones merecen merecer amplio amplia logrado algunos convencen comienzo prometedor retoque retoques razonable intento principal tratado línea resultado vendrían bastante solidez flojo floja camino aceptable breve requisito requisitos cumple cumplen cierto cierta criterio criterios expectativa expectativas fuerte fuertes débil débiles grado medida términos generales alguno margen aceptable suficiente adecuado adecuada adelante ahora amplía ampliar ánimo apartado apartados argumento argumentos aspecto aspectos
    atención avanza bastante bien buen buena bueno buenas buenos calidad camino claro clara claridad claramente clases
    completo completa comprende comprender comprensión conjunto considera contenido continúa correcto correcta cosa
    cosas cuidado da dar debes deberías demuestra demuestras desarrolla desarrollar detalle detalles detallado di dice
    dices ejemplo ejemplos ejercicio entender entiende error errores escribe escribes escribir escrito escritura esfuerzo
    especial estilo estructura estudia excelente explica explicas explicación explicar expresa expresión expresiones fácil falta
    fantástico frase frases futuro general gran grande haces haz hazlo idea ideas importante importantes incluir incluye información
    intenta intentar interesante leer lector lectura logra lograr mal manera mantén mayor mejor mejora mejorar mejores
    menos mucho muchos muestra muestras necesario necesita necesitas nivel objetivo palabra palabras párrafo párrafos parte
    partes paso pasos pensar perfecto piensa positivo posible practica práctica precisión precisa presenta presta próxima
    próximo profundidad profundiza profundizar pregunta preguntas problema progreso proceso puede puedes punto puntos razona redacción
    realmente repasa respuesta respuestas resultado revisa revisar ritmo saber sigue seguir siempre siguiente sólido sugerencia tarea
    tareas tema temas texto tiempo todavía trabaja trabajando trabajo trabajos usa usar útil varios ve ver vez veces`),
  highPraise:
    anyPhrase(String.raw`formidable(?:s)?; (?:gran|verdadera|especial|total|verdadero) (?:maestría|dominio|logro|acierto); dominas; maestría; modelo para; punto (?:especialmente |muy )?fuerte; lo has clavado; logro; nada (?:que|más que) (?:desear|objetar|reprochar|corregir|criticar); difícilmente (?:podría|se puede); brillantemente; un placer; bordado;
    ejemplar(?! de); espectacular(?:es)?; de primera; de diez; insuperable(?:s)?; óptim[oa]s?; soberbi[oa]s?;
    no se puede (?:pedir más|mejorar|hacer mejor); excelente(?:s|mente)?; perfect[oa]s?; perfectamente;
    brillante(?:s|mente)?; sobresaliente(?:s)?; magnífic[oa]s?; impecable(?:s|mente)?; extraordinari[oa]s?;
    extraordinariamente; estupend[oa]s?; fantástic[oa]s?; maravillos[oa]s?; genial(?:es)?; espléndid[oa]s?;
    impresionante(?:s)?; muy bien; muy buen(?:[oa]s?)?; buen trabajo; gran trabajo; inmejorable(?:s)?;
    admirable(?:s|mente)?; magistral(?:es|mente)?; fenomenal; enhorabuena; felicidades; bravo;
    excepcional(?:es|mente)?; intachable; sin (?:ningún )?fallos?; nada que (?:mejorar|añadir); destacad[oa]s?`),
  praise:
    anyPhrase(String.raw`buen(?:[oa]s?)?; bien; convincente(?:s|mente)?; sólid[oa]s?; acertad[oa]s?; acertadamente; correctamente;
    con (?:gran )?(?:claridad|precisión|acierto); claramente; logrado; eficaz(?:mente)?; completamente;
    detalladamente; precis[oa]s?`),
  unsaid:
    anyPhrase(String.raw`no; nunca; jamás; nada; sin; apenas; ni; poco; falta; tampoco; sería; podría\p{L}*; debería\p{L}*; para; si;
    casi; solo; hasta que; en vez de; aún; todavía`),
  failure:
    anyPhrase(String.raw`(?:totalmente|completamente|del todo|enteramente) (?:errone[oa]|erróne[oa]|equivocad[oa]|incorrect[oa]|ausente|mal)s?;
    no responde a la (?:pregunta|tarea); fuera de tema; no tiene (?:ningún )?sentido; inaceptable;
    insuficiente(?:s)?; muy (?:flojo|floja|débil|pobre|deficiente); deficiente; fracasa;
    nada (?:de esto )?es correcto; está todo mal`),
  negation:
    anyPhrase(String.raw`no; nunca; jamás; nada; sin; ningun[oa]?; ningún; tampoco; falta; faltan; ausente; incorrect[oa]s?;
    incorrectamente; errone[oa]s?; erróne[oa]s?; mal`),
  claims: {
    effort: anyPhrase(String.raw`se (?:nota|ve|percibe|aprecia) (?:que|tu|el (?:esfuerzo|interés|cariño));
    es (?:evidente|obvio|claro) que (?:te|has|no has|no te|eres|sabes);
    está claro que (?:te|has|no has|no te|eres|sabes);
    (?:seguramente|probablemente|evidentemente|obviamente|sin duda) (?:no )?(?:te|has|ibas|tenías|estabas);
    has (?:puesto|invertido|dedicado);
    (?:el )?(?:tiempo|cariño|cuidado|trabajo) que (?:le )?(?:has|pusiste|dedicaste); te has tomado; deprisa;
    con poco (?:cuidado|interés); aplicad[oa]; esforzad[oa]; te esforz\p{L}+; trabajador(?:a)?;
    te (?:has )?(?:\p{L}+ )?(?:esforz\p{L}+|esfuerz\p{L}+); esfuérzate;
    (?:mucho|gran|poco|ningún|tu|buen|más|notable) (?:\p{L}+ )?esfuerzo;
    has (?:\p{L}+ )?trabajado (?:mucho|duro|muy|poco); trabajaste (?:mucho|duro|poco); trabajo duro; perezos[oa];
    pereza; con (?:mucha )?prisas?; a última hora; desgana; sin ganas; tu (?:dedicación|empeño|motivación|interés);
    falta de (?:interés|motivación|ganas|esfuerzo|estudio); (?:muy |poco )?motivad[oa];
    te has (?:dado prisa|aplicado|molestado); no te has (?:molestado|esforzado|preparado); descuidad[oa];
    dedicado (?:mucho|poco|bastante) tiempo`),
    intent:
      anyPhrase(String.raw`querías(?! (?:decir|expresar)); quisiste(?! (?:decir|expresar)); pretendías; pretendes; intentabas;
    has querido(?! (?:decir|expresar)); tu (?:\p{L}+ )?intención; tenías la intención; deliberadamente; adrede;
    no has querido; finges`),
    knowledge: anyPhrase(String.raw`te (?:cuesta|resulta (?:fácil|difícil)); se te da; has olvidado;
    no has (?:leído|estudiado|prestado atención|preparado);
    (?:no )?has (?:\p{L}+ )?(?:entendido|comprendido|aprendido|asimilado|dominado|adivinado|copiado|memorizado|estudiado);
    no (?:entiendes|comprendes|sabes|dominas|conoces|entendiste|comprendiste);
    (?:entiendes|comprendes|sabes|dominas|conoces) (?:muy bien|bien|perfectamente|claramente|a fondo|de verdad|a la perfección);
    (?:claramente|realmente|evidentemente|sin duda) (?:entiendes|comprendes|sabes|dominas|conoces);
    tu (?:\p{L}+ )?(?:comprensión|conocimiento|dominio|desconocimiento|ignorancia|confusión);
    tus (?:\p{L}+ )?conocimientos; pareces; (?:estás|estabas) (?:\p{L}+ )?(?:confundid[oa]|perdid[oa]|insegur[oa]);
    te faltan? (?:\p{L}+ )?(?:conocimientos?|base|comprensión|estudio)`),
    identity:
      anyPhrase(String.raw`eres (?:\p{L}+ ){0,3}(?:inteligente|list[oa]|talentos[oa]|brillante|capaz|perezos[oa]|alumn[oa]|estudiante|nativ[oa]|principiante|creativ[oa]);
    hablantes? (?:no )?nativ[oa]s?;
    tu (?:\p{L}+ )?(?:talento|inteligencia|origen|cultura|religión|lengua materna|familia|personalidad|nacionalidad|género);
    como (?:chica|chico|mujer|hombre|extranjer[oa]|inmigrante|musulmán|musulmana); para tu edad;
    para alguien como tú; gente como tú`),
  },
  vague:
    anyPhrase(String.raw`(?:añade|da|incluye|usa|pon|aporta) (?:algún |algunos |un poco )?(?:más|mayor|mejores) (?:detalles?|ejemplos?|profundidad|información|explicaciones|claridad|datos);
    (?:añade|da|incluye|usa|aporta) (?:detalles|ejemplos|información) adicional(?:es)?; mejora\p{L}*;
    sigue (?:así|trabajando|practicando|adelante|esforzándote); trabaja (?:más|mejor|en); esfuérzate;
    presta (?:más |mayor )?atención; ten (?:más )?cuidado; sé (?:un poco )?más \p{L}+; practica(?: más)?;
    profundiza\p{L}*; desarrolla (?:más|mejor); desarrolla;
    (?:más|mayor|mejores) (?:detalles?|ejemplos?|profundidad|claridad|precisión|cuidado|esfuerzo);
    piensa (?:más|mejor); revisa; repasa; podría (?:ser )?mejor\p{L}*; puedes (?:hacerlo )?mejor\p{L}*;
    hazlo mejor; amplía\p{L}*; continúa; intenta (?:mejorar|hacerlo mejor|ser más \p{L}+); estudia más; lee más`),
  act: anyPhrase(String.raw`añad\p{L}*; nombr\p{L}*; escrib\p{L}*; di; decir; explica; explicar; explícal\p{L}*; compar\p{L}*; sustitu\p{L}*; describ\p{L}*; cita; citar; defin\p{L}*; muestr\p{L}*; dibuj\p{L}*; calcul\p{L}*; divid\p{L}*; justific\p{L}*; indica\p{L}*; relacion\p{L}*; une; reescrib\p{L}*; vuelve; lee; leer; relee; subray\p{L}*; elig\p{L}*; empieza; empezar; comienza; pon; poner; us(?:a|ar); utiliz\p{L}*;
    busca\p{L}*; comprueb\p{L}*; comprob\p{L}*; responde\p{L}*; quita; elimina; separa; mide; medir; marca; señal\p{L}*; corrig\p{L}*; cambia; da; dar; dale; toma; inclu\p{L}*; mencion\p{L}*; complet\p{L}*; argument\p{L}*; demuestra; ordena; concreta\p{L}*; especifica\p{L}*; apoya; aporta; pregunt\p{L}*; cuenta; resum\p{L}*; haz; hacer; convierte; traza; coloca; enlaza; vincula; contrast\p{L}*; deduce; aplica; distingu\p{L}*; identific\p{L}*; anota; copia; traduce; lleva; saca; parte; divide; resuelve; despeja; rodea; prueba; aclara; conecta; piensa`),
  obeying:
    anyPhrase(String.raw`(?:tal y )?como (?:me )?(?:has |han )?(?:pediste|pedido|pides|solicitaste|solicitado|ordenaste|ordenado|indicaste|exiges|se (?:me )?(?:ordena|pide|exige|indica) en el texto);
    según (?:tus|sus|las) (?:instrucciones|órdenes); siguiendo (?:tus|sus|las) instrucciones;
    instrucciones (?:anteriores|previas); prompt del sistema;
    como (?:una )?(?:ia|inteligencia artificial|modelo de lenguaje); a petición (?:tuya|del autor|del alumno)`),
  fullMarks: anyPhrase(String.raw`(?:máxima|mejor|más alta) (?:puntuación|nota|calificación);
    (?:puntuación|nota|calificación) (?:máxima|más alta|completa|perfecta); todos los puntos; matrícula de honor;
    sobresaliente de nota`),
  address: anyPhrase(
    String.raw`querid[oa]; hola; estimad[oa]; muy bien; gracias; bravo; enhorabuena; felicidades; señora?; don; doña; trabajo`,
  ),
  determiner: anyPhrase(String.raw`el; la; los; las; un[ao]?; del; al; su; tu; este; esta; ese; esa; cada; san; santa`),
  nameWords:
    wordSet(`abril alba ángel aurora blanca blanco calle campos casas cruz delgado dolores esperanza estrella flor flores gracia
    guerra iglesia iris izquierdo jesús julio león luna luz mar marina mercedes mora moreno paz pilar ramos reina rey reyes
    ríos rojo rosa rosas rubio salvador santa santos serrano sierra sol soledad torres valle vega victoria vidal`),
  attribution:
    anyPhrase(String.raw`(?:escribes|dices|afirmas|sostienes|planteas|concluyes)(?: que)?; tu (?:frase|afirmación|expresión);
    tus palabras`),
};
