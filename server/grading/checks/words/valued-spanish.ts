/** Stems of what Spanish feedback praises with, by lemma; an asterisk stands for any ending. */
export const valuedSpanish = String.raw`acert* aciert* admir* agradable* agrado agud* apasion* aplau* asombr* atinad* atractiv* bell* bien bonit* bordado
bordas bordaste bravo brill* buen buena buenas bueno buenos calidad cautiv* certer* chapeau chapó clar* claridad
clarísim* clavado clavas clavaste clavo coherencia coherent* competent* complac* complet* concis* congratul*
contundent* convenc* convincent* correct* crack creativ* cuidad* cum deleit* delici* deslumbr* destac* destreza
diana diestr* diez dignísim* disfrut* distinguid* domin* dominas dominio efectiv* eficacia eficaz* ejemplar* ejemplo
elegan* elocuen* elogi* emocion* encant* enhorabuena enriquec* entusiasm* envidi* esmerad* esmero espectacular*
espléndid* estelar* estupend* exact* excelen* excelsa* excepcional* exhaustiv* exit* expert* exquisit*
extraordinari* fabulos* facilidad fantástic* fascin* felici* fenomenal* fenómeno fina finamente fino finura firme*
fluid* fluidez formidabl* fuerte* fuerza generos* geni* genial* glori* gozada gozo gracia gran grandios* grata*
grato* gust* habilidad* hermos* hábil* ideal* impact* impecabl* impresion* increíbl* ingenio ingenios* inigualabl*
inmaculad* inmejorabl* inspir* insuperabl* intachabl* inteligent* interesant* irreprochabl* joya limpi*
lind* logr* luc* luce luces lucid* lucidez luj* límpid* lúcid* madur* madurez maestr* magistral* magnífic* maravill*
matrícula mejor mejores merec* minucios* modelo modélic* modélico mérito nitidez notabl* nítid* olé ordenad* orgull*
original* perfec* perspica* placer plen* plenitud potent* precios* preciosidad precis* precisión premio premios
primerísim* primor* profesional* profund* profundidad pulcr* quilates razonad* redond* referente respet* rica rico
rigor* riguros* riqueza rotund* sabia sabio satisf* segur* seguridad sensacional* sensat* sensib* sereno seriedad
soberbi* sobresal* solidez soltura solvenc* solvente* sombrero sorprend* subl* sublime* super* sutil* sutileza
sólid* súper talent* tino triunf* valios* vibrante* virtud* virtuos* viva vivacidad vivaz vivo válid* éxito* óptim*
únic*`;

/** General words of Spanish feedback that name nothing of one work, though they look like words of their own. */
export const commonSpanish = `rato salvo excepto ganar cubrir pedir abarcar abordar acabar acercar acompañar aconsejar acorde actividad actual además adecuado adelante adquirir afianzar afinar afirmación afirmar afrontar agradecer agregar ahí ahondar ahora ajustar alcanzar alcance algún alguno altura alumno ambición ampliar
análisis analizar ánimo animar anotar antes añadir aparecer apartado apoyar apoyo apreciar aprender aprobar aprovechar aportación aportar aporte apuntar argumentación argumento arriba aspecto asunto atención atender atrever aumentar aun autor avance avanzar ayuda ayudar
bagaje barrer base básico bastante borrador buscar cabo caer calma camino campo cantidad capacidad capaz carácter caso causa centrar central cerca certeza cerrar ciert cierta claro clase comentar comentario comenzar comienzo cómodo completar comprender comprensión común comunicar concepto concluir conclusión concreto
conjunto conocer conocimiento conseguir consejo considerar consistir constancia constante construir construye contar contenido contestar contexto continuar contribuir contribución control convendría convenir corregir correr cosa crear crecer creer criterio crítica cuestión cuidado cuidar cumple cumplir curso dar deber decir decidir dedicar defecto defender
dejar demasiado demostrar demuestra dentro deriva desarrollar desarrollo descubrir desear desempeño despegar detalle detenerse día dice diferente difícil dificultad dirección dirigir discurso disponer distinto documento dudar duda echar edificar efecto ejecución ejecutar ejercicio elaboración elaborar elegir elemento emplear empezar encajar encaminar encontrar enfocar enfoque
enriquecer ensayo entender entrega entregar entrar enunciado equilibrio equilibrar error escribir escrito escritura esencial esencia esfuerzo espacio especial esperar estar estilo estructura estudiar estudio etapa evidente evitar evolución examinar existir experiencia explicación explicar exponer exposición expresar expresas expresión extender extensión extremo faceta fácil fallo
falta faltar fase fijar final firme flojo fondo forma formato formular fortalecer fragmento frase fundamental fundamento gana ganar general gente global gracias grado grupo guardar guía haber hablar hacer hallar hilo hora hueco humano idea idioma imagen impresión impulsar impulso incluir indicar informar información iniciar inicio intención intentar intento interés
interpretar introducción introducir ir irregular juego juicio juntar justificar labor lado largo lenguaje ligero límite limitar línea lista llegar llevar lógica lograr lugar llamar manejar manejo manera mantener marca marcar margen materia material mayor mayoría medida medio mejorable mejorar mejora mención mensaje mente merecer meta método 
minuto mirada mirar mitad modo momento mostrar motivo mover mucho muestra mundo necesario necesidad necesitar nivel nombrar normal notar novedad nuevo objetivo observación observar obtener ocasión ocupar ofrecer ojo opinar opinión oportunidad oración orden organización organizar otro página palabra panorama parar parecer párrafo parte participar particular partir pasar paso paciencia pauta pedir
pensamiento pensar pequeño perder permitir persona personal perspectiva pertinente pie pieza plan planear plano plantear poder poner porcentaje posibilidad positivo potencial práctica practicar preguntar pregunta preparar presencia presentación presentar presente prestar principal principio probar problema proceso procurar procure producir producto profundizar progresar progreso promesa prometer prometedor
propósito propio provecho prueba publicar pulir punto puesta quedar querer quitar quizá razón razonable razonamiento realizar recibir recoger reconocer recordar recorrer recorrido recurrir recurso redacción redactar reflejar reflexión reflexionar reforzar regular relación relacionar releer rematar rendimiento repasar repetir representar requerir requisito reservar resolver respaldar respaldo respecto responder respuesta
restar resto resultado resultar resumen resumir reto reunir revisar revisión ritmo rumbo saber sacar salir satisfacer seguimiento seguir semana sencillo sensación sentido sentir ser servir siempre significar siguiente simple sitio situación situar sobra soler solución sostener suceder suelto suficiente sugerir suma superar superficie superficial suponer sustancia sustentar tarea técnica tema terminar término terreno texto
tiempo tipo tocar toca tomar tono total trabajar trabajo trabajado tramo tratamiento tratar trayecto tropezar ubicar último unir usar uso utilizar útil vacío valer variar vario vaya vez vía vista visto visión vistazo volver voz vuelta`;

/** Turns of Spanish that claim the top though no single word of them does. */
export const peaksSpanish = String.raw`(?:no|nadie|nunca|ni yo|yo mism[oa] no) (?:lo |la |se |me |te )*(?:habría|hubiera|hubiese|podría|puede|pude|pudo|cabe|haría|diría|explicaría) (?:\p{L}+ ){0,4}mejor\p{L}*;
nada (?:que|por|más que) (?:\p{L}+ )?(?:objetar|reprochar|añadir|mejorar|corregir|pedir|criticar|envidiar|cambiar|agregar);
en (?:todo )?(?:el clavo|el blanco|la diana|plena diana);
de (?:primer(?:a|ísim[oa])|altísimo|máximo|gran|alto)(?: nivel| clase| orden| calidad| categoría);
\p{L}+ísim[oa]s? nivel;
de (?:diez|sobresaliente|libro|manual|lujo|matrícula|cine|maravilla|quitarse el sombrero);
no (?:se puede|cabe|hay|queda) (?:\p{L}+ ){0,3}(?:pedir más|mejorar|pega|peros|reproche|tacha|nada que (?:objetar|añadir|mejorar));
sin (?:tacha|mácula|fisuras|peros|reproche|parangón|igual);
(?:qué|vaya|menud[oa]) (?:\p{L}+ )?(?:gozada|placer|delicia|maravilla|joya|nivel|trabajo|gusto|alegría|respuesta|texto|acierto|calidad);
me (?:quito el sombrero|descubro|ha(?:s)? dejado (?:\p{L}+ )?(?:admirad[oa]|impresionad[oa]|sin palabras|maravillad[oa]|con la boca abierta));
(?:un|una|todo un|toda una) (?:modelo|lujo|placer|delicia|maravilla|joya|gozada|lección|acierto|regalo|referente)(?: de| para| en)?;
a la altura de (?:un|una|los|las) (?:experto|profesional|mejores)\p{L}*;
por encima de lo (?:esperado|exigido|pedido)`;
